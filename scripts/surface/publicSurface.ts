import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** A type that a program can reach from what the package exports. */
export interface Surface {
  /** Types that something exported names, and that cannot be imported themselves. */
  readonly notExported: readonly string[];
  /** Exported names without a word of what they are. */
  readonly undocumented: readonly string[];
}

const ROOT = join(__dirname, "..", "..");

/** Reads the declarations that the package is published with, compiled anew from `index.ts`. */
export function publicSurface(): Surface {
  return surfaceOf(declarations(), join(ROOT, "surface", "index.d.ts"));
}

/** The declarations of the package by path, as the compiler writes them. */
function declarations(): ReadonlyMap<string, string> {
  const config = ts.readConfigFile(join(ROOT, "tsconfig.json"), (path) =>
    readFileSync(path, "utf8"),
  );
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, ROOT);
  const program = ts.createProgram([join(ROOT, "index.ts")], {
    ...options,
    noEmit: false,
    outDir: join(ROOT, "surface"),
  });
  const files = new Map<string, string>();
  program.emit(undefined, (path, text) => files.set(path, text), undefined, true);
  return files;
}

/** The same for declarations that are given. */
export function surfaceOf(files: ReadonlyMap<string, string>, entry: string): Surface {
  const host = ts.createCompilerHost({});
  const disk = { ...host };
  const own = (path: string) => files.get(path);
  // The folder of these declarations is nowhere on disk.
  delete host.directoryExists;
  host.fileExists = (path) => own(path) !== undefined || disk.fileExists(path);
  host.readFile = (path) => own(path) ?? disk.readFile(path);
  host.getSourceFile = (path, version) => {
    const text = own(path);
    return text === undefined
      ? disk.getSourceFile(path, version)
      : ts.createSourceFile(path, text, version, true);
  };
  const program = ts.createProgram([entry], { noEmit: true, types: [] }, host);
  return new Walk(program, (path) => files.has(path)).from(entry);
}

class Walk {
  private readonly checker: ts.TypeChecker;
  private readonly seen = new Set<ts.Symbol>();
  private readonly notExported = new Set<string>();
  private readonly undocumented = new Set<string>();

  constructor(
    private readonly program: ts.Program,
    private readonly isOwn: (path: string) => boolean,
  ) {
    this.checker = program.getTypeChecker();
  }

  from(entry: string): Surface {
    const file = this.program.getSourceFile(entry);
    const module = file && this.checker.getSymbolAtLocation(file);
    if (module === undefined) throw new Error(`${entry} is no module`);
    const exported = new Set(this.checker.getExportsOfModule(module).map((one) => this.meant(one)));
    for (const symbol of exported) {
      if (symbol.getDocumentationComment(this.checker).length === 0) {
        this.undocumented.add(symbol.name);
      }
      this.visit(symbol, exported);
    }
    return {
      notExported: [...this.notExported].sort(),
      undocumented: [...this.undocumented].sort(),
    };
  }

  private visit(symbol: ts.Symbol, exported: ReadonlySet<ts.Symbol>): void {
    if (this.seen.has(symbol)) return;
    this.seen.add(symbol);
    const own = (symbol.declarations ?? []).filter((one) =>
      this.isOwn(one.getSourceFile().fileName),
    );
    // What is a value alone, such as a table whose keys a type takes, nobody needs to name.
    if (own.length === 0 || !isNamed(symbol, exported)) return;
    if (!exported.has(symbol)) this.notExported.add(symbol.name);
    for (const declaration of own) this.read(declaration, exported);
  }

  /** Everything that a declaration names. */
  private read(node: ts.Node, exported: ReadonlySet<ts.Symbol>): void {
    if (isHidden(node)) return;
    const name = nameIn(node);
    const symbol = name && this.checker.getSymbolAtLocation(name);
    if (symbol !== undefined && (symbol.flags & ts.SymbolFlags.TypeParameter) === 0) {
      this.visit(this.meant(symbol), exported);
    }
    ts.forEachChild(node, (child) => this.read(child, exported));
  }

  private meant(symbol: ts.Symbol): ts.Symbol {
    const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
    return isAlias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }
}

function isNamed(symbol: ts.Symbol, exported: ReadonlySet<ts.Symbol>): boolean {
  return exported.has(symbol) || (symbol.flags & ts.SymbolFlags.Type) !== 0;
}

/** What a program cannot use. */
function isHidden(node: ts.Node): boolean {
  if (!ts.canHaveModifiers(node)) return false;
  return (ts.getModifiers(node) ?? []).some(
    ({ kind }) => kind === ts.SyntaxKind.PrivateKeyword || kind === ts.SyntaxKind.ProtectedKeyword,
  );
}

/** The name by which a node means another type or value. */
function nameIn(node: ts.Node): ts.Node | undefined {
  if (ts.isTypeReferenceNode(node)) return node.typeName;
  if (ts.isExpressionWithTypeArguments(node)) return node.expression;
  if (ts.isTypeQueryNode(node)) return node.exprName;
  return ts.isImportTypeNode(node) ? node.qualifier : undefined;
}
