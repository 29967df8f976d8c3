import assert from "node:assert/strict";
import { inventoryOf, monitors } from "../inventory-of.ts";

const ASK = `
import OpenAI from "openai";
import { db } from "@/lib/db";
import { ledger, recordCompletion } from "@/lib/record";

const client = new OpenAI();

export async function POST(req: Request) {
  const { prompt } = await req.json();
  const completion = await client.chat.completions.create({ model: "gpt-4o-2024-08-06", messages: [prompt] });
  const answer = completion.choices[0].message.content;
  KEEP
  return Response.json({ answer });
}
`;

const FILES = {
  "package.json": "{}",
  "tsconfig.json": '{"compilerOptions":{"paths":{"@/*":["./*"]}}}',
  "lib/db.ts": 'import { drizzle } from "drizzle-orm/postgres-js";\nexport const db = drizzle(process.env.URL!);\n',
  "lib/record.ts":
    'import { db } from "./db";\nexport const ledger = { recordUsage: (row: object) => db.prepare("INSERT INTO usage VALUES (?)").run(row), recordNothing: () => 0 };\nexport async function recordCompletion(row: object) {\n  await db.insert(rows).values(row);\n}\n',
};

const measured = async (keep: string, more: Record<string, string> = {}) =>
  monitors(await inventoryOf({ ...FILES, "app/api/ask/route.ts": ASK.replace("KEEP", keep), ...more }));

describe("home-made monitors in JavaScript", () => {
  it("takes answers that are kept where somebody watches them", async () => {
    for (const keep of [
      "await db.predictionLog.create({ data: { prompt, answer } });",
      'await db.from("usage").insert({ prompt, tokens: completion.usage });',
      "await auditLog.publish({ answer });",
      "await recordCompletion({ prompt, answer });",
      "await ledger.recordUsage({ tokens: completion.usage });",
    ])
      assert.deepEqual(await measured(keep), ["home-made [data-quality] on POST /api/ask"], keep);
    assert.deepEqual(await measured("await driftMonitor.send({ answer });"), ["home-made [drift data-quality] on POST /api/ask"]);
  });

  it("leaves business tables, what is no answer, and lines of the log alone", async () => {
    for (const keep of [
      "await db.message.create({ data: { answer } });",
      "await db.requestLog.create({ data: { prompt } });",
      "console.log(answer);",
      "logger.usage.add(answer);",
      "await formatUsage(answer);",
    ])
      assert.deepEqual(await measured(keep), [], keep);
  });

  it("takes votes that are kept for a measure of performance of the routes beside them", async () => {
    const vote = (body: string) => ({
      "app/api/vote/route.ts": `import { db } from "@/lib/db";\nexport async function PATCH(req: Request) {\n  ${body}\n}\n`,
    });
    assert.deepEqual(await measured("", vote("await db.insert(votes).values(await req.json());")), [
      "home-made [performance] on POST /api/ask",
    ]);
    assert.deepEqual(await measured("", vote('return new Response("thanks");')), []);
  });

  it("finds health routes", async () => {
    const probes = async (more: Record<string, string>) =>
      (await inventoryOf({ ...FILES, "app/api/ask/route.ts": ASK.replace("KEEP", ""), ...more })).delivery.probes.map(
        ({ reason }) => reason,
      );
    assert.deepEqual(await probes({}), []);
    assert.deepEqual(
      await probes({
        "app/api/health/route.ts": 'export async function GET() {\n  return Response.json({ status: "ok" });\n}\n',
      }),
      ["GET /api/health tells whether it is well"],
    );
  });
});
