import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import { openProject } from "../../../../src/engine/index.ts";
import { createMemoryHost, type MemoryHost } from "../../../../src/hosts/memory.ts";
import { type Connection, connect, remoteSession } from "../../../../src/hosts/worker/client.ts";
import { openSession } from "../../../../src/hosts/worker/open-session.ts";
import { serve } from "../../../../src/hosts/worker/serve.ts";
import type { BaseState, Session } from "../../../../src/hosts/worker/session.ts";
import type { DocumentedSchema } from "../../../../src/language/index.ts";
import { dayOf } from "../../../../src/model/dates.ts";

const PILOT = "examples/pilot";
const MANIFEST = "ai-readiness.yaml";
const files = readdirSync(PILOT, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const texts = Object.fromEntries(
  files.map(({ parentPath, name }) => {
    const path = `${parentPath}/${name}`.slice(PILOT.length + 1);
    return [path, readFileSync(`${PILOT}/${path}`, "utf8")];
  }),
);
const schema = JSON.parse(readFileSync("schemas/ai-readiness.schema.json", "utf8")) as DocumentedSchema;

const pilot = (): MemoryHost => createMemoryHost(texts, { tracked: Object.keys(texts), today: dayOf(new Date()) });

/** The engine behind a line. */
function start(ports: MessagePort[]): Connection {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1);
  serve(port2, openProject);
  return connect(port1);
}

/** Without the fixes, which are not sent with the rest. */
function shown(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => (key === "fixes" ? [] : [[key, shown(inner)]])));
}

describe("a session in another thread", () => {
  const ports: MessagePort[] = [];
  let line: Connection;
  const open = (host = pilot()): { readonly host: MemoryHost; readonly remote: Session; readonly here: Session } => ({
    host,
    remote: remoteSession(() => line, host, {}),
    here: openSession(openProject, host, {}),
  });
  beforeEach(() => {
    line = start(ports);
  });
  afterEach(() => {
    for (const port of ports.splice(0)) port.close();
  });

  it("judges as one here does, and again after a change", async () => {
    const { host, remote, here } = open();
    assert.deepEqual(await remote.scan(), shown(await here.scan()));
    host.write("src/more.py", 'import joblib\n\nmodel = joblib.load("/home/alex/model.pkl")\n');
    const changes = [{ path: "src/more.py", type: "created" as const }];
    const judged = await remote.apply(changes);
    assert.deepEqual(judged, shown(await here.apply(changes)));
    assert.ok(judged.findings.some(({ place }) => place.file === "src/more.py"));
    assert.ok(judged.findings.every((finding) => judged.checks.some((check) => check.finding === finding)));
  });

  it("keeps the very checks that say the same as before", async () => {
    const { host, remote } = open();
    const before = new Set((await remote.scan()).checks);
    host.write("src/more.py", 'import joblib\n\nmodel = joblib.load("/home/alex/model.pkl")\n');
    const { checks } = await remote.apply([{ path: "src/more.py", type: "created" }]);
    const added = checks.filter((check) => !before.has(check));
    assert.ok(added.length > 0 && added.length < checks.length / 2, `${added.length} of ${checks.length} checks came anew`);
    assert.ok(added.some(({ finding }) => finding?.place.file === "src/more.py"));
  });

  it("gives the fixes of findings when it is asked, and none of what is not there", async () => {
    const { remote, here } = open();
    const { findings } = await remote.scan();
    await here.scan();
    assert.ok(findings.every((finding) => !("fixes" in finding)));
    const asked = [...findings.map(({ fingerprint }) => fingerprint), "gone"];
    const fixes = await remote.fixes(asked);
    assert.deepEqual(fixes, await here.fixes(asked));
    assert.ok(fixes.flat().length > 5);
    assert.deepEqual(fixes.at(-1), []);
  });

  it("gives the same judgement again where nothing is new, and reads nothing twice", async () => {
    const { host, remote } = open();
    const first = await remote.scan();
    const { length } = host.reads;
    assert.equal(await remote.apply([]), first);
    assert.equal(host.reads.length, length);
  });

  it("takes new options with the next scan", async () => {
    const { remote } = open();
    const { rule } = (await remote.scan()).findings[0]!;
    remote.configure({ severity: { [rule]: "off" } });
    assert.ok(!(await remote.scan()).findings.some((finding) => finding.rule === rule));
  });

  it("answers for the manifest's language, for programs and for reports", async () => {
    const { remote, here } = open();
    const { findings } = await remote.scan();
    await here.scan();
    const at = findings.find(({ place }) => place.file.startsWith("src/"))!.place;
    assert.deepEqual(await remote.sourceHovers(at), await here.sourceHovers(at));
    const lenses = await remote.lenses("src/api.py");
    assert.ok(lenses.length > 0);
    assert.deepEqual(lenses, await here.lenses("src/api.py"));
    const text = { file: MANIFEST, text: texts[MANIFEST]! };
    for (const ask of [
      (session: Session) => session.language(schema).outline(text),
      (session: Session) => session.language(schema).complete(text, text.text.length),
      (session: Session) => session.language(schema).links(text),
      (session: Session) => session.page({ version: "1", folder: "pilot", compared: false }),
      (session: Session) => session.page({ version: "1", folder: "pilot", compared: true, nonce: "abc" }),
      (session: Session) => session.concise(undefined),
      (session: Session) => session.propose({ name: "pilot" }),
    ]) {
      const answer = await ask(remote);
      assert.ok(answer !== undefined);
      assert.deepEqual(answer, await ask(here));
    }
  });

  it("holds the folder against its base, which another host gives", async () => {
    const host = createMemoryHost({ ...texts, "src/new.py": 'import joblib\njoblib.load("/home/alex/model.pkl")\n' });
    const { remote, here } = open(host);
    const state: BaseState = {
      revision: { ref: "main", commit: "abc" },
      base: new Map([["src/gone.py", 5]]),
      head: ["src/new.py"],
      renames: new Map(),
    };
    const asked: string[] = [];
    const base = {
      ...host,
      read(path: string) {
        asked.push(path);
        return Promise.resolve(new TextEncoder().encode("x = 1"));
      },
    };
    assert.equal(await remote.compare(base, state), undefined);
    await remote.scan();
    await here.scan();
    const comparison = await remote.compare(base, state);
    assert.deepEqual(comparison, shown(await here.compare(base, state)));
    assert.deepEqual(asked, ["src/gone.py", "src/gone.py"]);
    assert.ok(comparison?.changes.some(({ kind, check }) => kind === "failing" && check.finding?.place.file === "src/new.py"));
  });

  it("tries all fixes of a rule on a draft, and leaves the folder alone", async () => {
    const host = createMemoryHost({ ...texts, "src/paths.py": 'import joblib\n\nfirst = joblib.load("/home/alex/first.pkl")\n' });
    const { remote, here } = open(host);
    await remote.scan();
    const request = { rule: "integration/local-path", file: "src/paths.py" };
    const swept = await remote.sweep(host, request);
    assert.deepEqual(swept, await here.sweep(host, request));
    assert.deepEqual(
      swept.files.map(({ file }) => file),
      ["src/paths.py"],
    );
    assert.ok(swept.isUnmoved);
  });

  it("stops at its signal, and says so only when it has", async () => {
    const { remote } = open();
    const controller = new AbortController();
    const scanning = remote.scan(controller.signal);
    setImmediate(() => controller.abort(new Error("newer")));
    await assert.rejects(scanning, /newer/);
    assert.ok((await remote.scan()).findings.length > 0);
  });

  it("tells what the host could not do", async () => {
    const host = pilot();
    const broken = { ...host, list: () => Promise.reject(new Error("the disk is gone")) };
    await assert.rejects(remoteSession(() => line, broken, {}).scan(), /the disk is gone/);
  });

  it("begins anew where the thread died, with the options of now", async () => {
    const { remote } = open();
    const { rule } = (await remote.scan()).findings[0]!;
    remote.configure({ severity: { [rule]: "off" } });
    line.channel.cut(new Error("out of memory"));
    await assert.rejects(remote.scan(), /out of memory/);
    line = start(ports);
    const again = await remote.apply([]);
    assert.ok(again.findings.length > 0);
    assert.ok(!again.findings.some((finding) => finding.rule === rule));
  });

  it("is asked about a folder that was closed in vain", async () => {
    const { remote } = open();
    await remote.scan();
    remote.dispose();
    await assert.rejects(remote.lenses("src/api.py"), /closed/);
  });
});
