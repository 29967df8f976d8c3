import { createConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import type { DocumentedSchema } from "../../language/index.ts";
import type { Host } from "../../model/host.ts";
import { serve } from "./server.ts";

/** Speaks the Language Server Protocol on standard input and output until the editor closes them. */
export function serveStdio(parts: {
  readonly version: string;
  readonly schema: DocumentedSchema;
  readonly createHost: (root: string) => Host;
}): Promise<void> {
  const connection = createConnection(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout));
  serve(connection, parts);
  return new Promise((resolve) => connection.onExit(resolve));
}
