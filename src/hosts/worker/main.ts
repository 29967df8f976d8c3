/** What runs in the engine's thread: bundled as `dist/engine/worker.js`, beside the engine. */
import { parentPort } from "node:worker_threads";
import type { OpenProject } from "../../engine/project.ts";
import type { serve } from "./serve.ts";

interface Engine {
  readonly openProject: OpenProject;
  readonly serve: typeof serve;
}

const engine = require("./engine.js") as Engine;
engine.serve(parentPort!, engine.openProject);
