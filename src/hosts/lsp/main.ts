import { createConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { type ServerParts, serve } from "./server.ts";

/** Speaks the Language Server Protocol on standard input and output until the editor closes them. */
export function serveStdio(parts: ServerParts): Promise<void> {
  const connection = createConnection(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout));
  serve(connection, parts);
  return new Promise((resolve) => connection.onExit(resolve));
}
