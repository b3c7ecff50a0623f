module endpoints-go

go 1.24

require (
	example.com/pulumi-vpc-endpoints/sdk/go v0.1.0
	github.com/pulumi/pulumi/sdk/v3 v3.259.0
)

replace example.com/pulumi-vpc-endpoints/sdk/go => ./sdks/go
