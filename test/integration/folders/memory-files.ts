import * as vscode from "vscode";

export interface MemoryFiles extends vscode.FileSystemProvider {
  put(uri: vscode.Uri, text: string): void;
  /** Folders that were looked into since the last call. */
  looked(): readonly string[];
  /** From now on, folders are answered for with what no file system may answer, or no longer so. */
  setBroken(value: boolean): void;
}

/** A file system that is on no disk, as those of remote repositories are; whoever watches is told of each change. */
export function createMemoryFiles(): MemoryFiles {
  const files = new Map<string, Uint8Array>();
  let looked: string[] = [];
  let isBroken = false;
  const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const below = (path: string): string => (path.endsWith("/") ? path : `${path}/`);
  const missing = (uri: vscode.Uri) => vscode.FileSystemError.FileNotFound(uri);

  function entries(path: string): [string, vscode.FileType][] {
    const found = new Map<string, vscode.FileType>();
    for (const file of files.keys()) {
      if (!file.startsWith(below(path))) continue;
      const [name = "", ...rest] = file.slice(below(path).length).split("/");
      found.set(name, rest.length > 0 ? vscode.FileType.Directory : vscode.FileType.File);
    }
    return [...found];
  }
  function write(uri: vscode.Uri, bytes: Uint8Array): void {
    const type = files.has(uri.path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    files.set(uri.path, bytes);
    changed.fire([{ type, uri }]);
  }

  return {
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => {}),
    stat(uri) {
      const file = files.get(uri.path);
      if (file !== undefined) return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: file.length };
      if (entries(uri.path).length === 0) throw missing(uri);
      return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    },
    readDirectory(uri) {
      looked.push(uri.path);
      if (isBroken) return [[5 as unknown as string, vscode.FileType.Directory]];
      return entries(uri.path);
    },
    setBroken(value) {
      isBroken = value;
    },
    looked() {
      const since = looked;
      looked = [];
      return since;
    },
    readFile(uri) {
      const file = files.get(uri.path);
      if (file === undefined) throw missing(uri);
      return file;
    },
    writeFile: write,
    put: (uri, text) => write(uri, new TextEncoder().encode(text)),
    delete(uri) {
      if (!files.delete(uri.path)) throw missing(uri);
      changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
    },
    rename() {
      throw vscode.FileSystemError.NoPermissions();
    },
    createDirectory() {},
  };
}
