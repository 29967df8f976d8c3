import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { PILLARS } from "../src/model/pillar.ts";

/** `npm run new-rule -- data/some-thing`: writes what a rule consists of, wherever it does not exist yet. */
const root = process.env.AI_READINESS_ROOT ?? process.cwd();
const id = process.argv[2] ?? "";
const [pillar, name] = id.split("/");
if (!PILLARS.some((known) => known === pillar) || !/^[a-z]+(?:-[a-z]+)*$/.test(name ?? "")) {
  console.error(`Name the rule as pillar/name-of-what-is-wrong, the pillar being one of ${PILLARS.join(", ")}.`);
  process.exit(2);
}

const rule = `import { defineRule } from "../define.ts";

export default defineRule({
  id: "${id}",
  severity: "warning",
  summary: "Say in one sentence what is wrong when this rule fails.",
  basis: [],
  from: "source",
  check({ inventory, report }) {
    for (const service of inventory.services) {
      const subject = { kind: "service", key: \`service:\${service.entry}\`, name: service.name, place: service.place } as const;
      report.notApplicable(subject, { message: "This rule judges nothing yet." });
    }
  },
});
`;

const page = `# ${id}

## What it does

## Why it matters in production

## Example

### Failing

\`\`\`python title="src/api.py"
\`\`\`

### Ready

\`\`\`python title="src/api.py"
\`\`\`

## How to fix

## When not to use it

<!-- True finding: fixture test/fixtures/rules/${id}/failing -->

## Basis
`;

const fixture = `# Put \`# want "part of the message" fix="title of a fix"\` on the line of each finding; a case without one must give none.\n`;

function write(path: string, text: string): void {
  const target = join(root, path);
  if (existsSync(target)) return;
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
  console.log(`wrote ${path}`);
}

write(`src/rules/${id}.ts`, rule);
write(`docs/rules/${id}.md`, page);
write(`test/fixtures/rules/${id}/failing/src/api.py`, fixture);
write(`test/fixtures/rules/${id}/passing/src/api.py`, fixture);
for (const script of ["generate-registry.ts", "generate-docs.ts"]) {
  execFileSync(process.execPath, ["--import", "tsx", join(root, "scripts", script)], { stdio: "inherit", cwd: root });
}
