module endpoints-go

go 1.24

require (
	github.com/example-org/pulumi-vpc-endpoints/sdk/go v0.1.0
	github.com/pulumi/pulumi/sdk/v3 v3.259.0
)

replace github.com/example-org/pulumi-vpc-endpoints/sdk/go => ./sdks/go
