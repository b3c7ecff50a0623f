// Command gensdk turns a Pulumi package schema into SDK sources with Pulumi's own generators.
//
// Usage: gensdk [flags] SCHEMA OUTPUT
//
// Every language lands in OUTPUT/<language>. It exists because the language hosts that can be
// built from tagged modules predate the call behind `pulumi package gen-sdk`.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/blang/semver"
	dotnetgen "github.com/pulumi/pulumi-dotnet/pulumi-language-dotnet/v3/codegen"
	javagen "github.com/pulumi/pulumi-java/pkg/codegen/java"
	gogen "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	nodegen "github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	pythongen "github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

// generatedBy is the name in the first line of the generated files.
const generatedBy = "the Pulumi SDK generator"

type files = map[string][]byte

// request is one run for one language.
type request struct {
	pkg    *schema.Package
	loader schema.ReferenceLoader
	local  bool
}

var generators = map[string]func(request) (files, error){
	"nodejs": func(r request) (files, error) {
		return nodegen.GeneratePackage(generatedBy, r.pkg, nil, nil, r.local, r.loader)
	},
	"python": func(r request) (files, error) {
		return pythongen.GeneratePackage(generatedBy, r.pkg, nil, r.loader)
	},
	"go": func(r request) (files, error) {
		return gogen.GeneratePackage(generatedBy, r.pkg, nil)
	},
	"java": func(r request) (files, error) {
		return javagen.GeneratePackage(generatedBy, r.pkg, nil, nil, r.local, false)
	},
	"dotnet": func(r request) (files, error) {
		if r.pkg.LogoURL == "" {
			r.pkg.LogoURL = noLogo
		}
		return dotnetgen.GeneratePackage(generatedBy, r.pkg, nil, nil)
	},
}

func main() {
	languages := flag.String("lang", strings.Join(allLanguages(), ","), "languages to generate")
	references := flag.String("refs", "", "folder of <package>.json schemas that the schema refers to")
	local := flag.Bool("local", false, "write SDKs to be linked into one program, not published")
	flag.Parse()
	if flag.NArg() != 2 {
		fmt.Fprintln(os.Stderr, "usage: gensdk [flags] SCHEMA OUTPUT")
		flag.PrintDefaults()
		os.Exit(2)
	}
	serveNoLogo()
	for _, language := range strings.Split(*languages, ",") {
		count, err := run(language, flag.Arg(0), flag.Arg(1), *references, *local)
		if err != nil {
			fmt.Fprintf(os.Stderr, "gensdk: %s: %v\n", language, err)
			os.Exit(1)
		}
		fmt.Printf("%s: %d files\n", language, count)
	}
}

func allLanguages() []string {
	names := make([]string, 0, len(generators))
	for name := range generators {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// run reads the schema again for each language: generators change the package they are given.
func run(language, schemaFile, output, references string, local bool) (int, error) {
	generator, known := generators[language]
	if !known {
		return 0, fmt.Errorf("unknown language; known are %s", strings.Join(allLanguages(), ", "))
	}
	spec, err := readSchema(schemaFile)
	if err != nil {
		return 0, err
	}
	if language == "java" {
		// Java cannot hold two types whose names differ in case alone.
		distinct, problems, err := javagen.DeduplicateTypes(&spec)
		if err != nil {
			return 0, err
		}
		if problems.HasErrors() {
			return 0, problems
		}
		spec = *distinct
	}
	loader := schema.NewCachedLoader(folderOfSchemas(references))
	pkg, err := bind(spec, loader)
	if err != nil {
		return 0, err
	}
	// As `pulumi package add` asks for; without it the Go SDK has no go.mod.
	pkg.SupportPack = true
	generated, err := generator(request{pkg, loader, local})
	if err != nil {
		return 0, err
	}
	return len(generated), replaceFolder(filepath.Join(output, language), generated)
}

func readSchema(file string) (schema.PackageSpec, error) {
	var spec schema.PackageSpec
	text, err := os.ReadFile(file)
	if err != nil {
		return spec, err
	}
	return spec, json.Unmarshal(text, &spec)
}

func bind(spec schema.PackageSpec, loader schema.Loader) (*schema.Package, error) {
	options := schema.ValidationOptions{AllowDanglingReferences: true}
	pkg, problems, err := schema.BindSpec(spec, loader, options)
	if err == nil && problems.HasErrors() {
		err = problems
	}
	return pkg, err
}

func replaceFolder(folder string, content files) error {
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	for name, text := range content {
		target := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(target, text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// folderOfSchemas answers references to other packages from files, where the engine would ask
// the packages' plugins.
type folderOfSchemas string

func (f folderOfSchemas) LoadPackageV2(
	_ context.Context, wanted *schema.PackageDescriptor,
) (*schema.Package, error) {
	if f == "" {
		return nil, fmt.Errorf("package %s is referred to: name a folder with its schema by -refs", wanted.Name)
	}
	spec, err := readSchema(filepath.Join(string(f), wanted.Name+".json"))
	if err != nil {
		return nil, err
	}
	return bind(spec, f)
}

func (f folderOfSchemas) LoadPackageReferenceV2(
	ctx context.Context, wanted *schema.PackageDescriptor,
) (schema.PackageReference, error) {
	pkg, err := f.LoadPackageV2(ctx, wanted)
	if err != nil {
		return nil, err
	}
	return pkg.Reference(), nil
}

func (f folderOfSchemas) LoadPackage(name string, version *semver.Version) (*schema.Package, error) {
	return f.LoadPackageV2(context.Background(), &schema.PackageDescriptor{Name: name, Version: version})
}

func (f folderOfSchemas) LoadPackageReference(
	name string, version *semver.Version,
) (schema.PackageReference, error) {
	return f.LoadPackageReferenceV2(
		context.Background(), &schema.PackageDescriptor{Name: name, Version: version})
}

// The .NET generator downloads the package's logo. A package without one gets an empty file
// from a scheme of our own, so that a run never asks the network.
const noLogo = "none:logo.png"

func serveNoLogo() {
	if transport, ok := http.DefaultTransport.(*http.Transport); ok {
		transport.RegisterProtocol("none", http.RoundTripper(emptyFile{}))
	}
}

type emptyFile struct{}

func (emptyFile) RoundTrip(asked *http.Request) (*http.Response, error) {
	return &http.Response{
		Status:     "200 OK",
		StatusCode: http.StatusOK,
		Header:     http.Header{},
		Body:       io.NopCloser(strings.NewReader("")),
		Request:    asked,
	}, nil
}
