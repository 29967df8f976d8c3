import { strict as assert } from "node:assert";
import { type Files, inventoryOf } from "./inventory-of.ts";

async function literals(files: Files): Promise<readonly string[]> {
  return (await inventoryOf(files)).literals.map(({ kind, value, place }) => `${place.file}:${place.line} ${kind} ${value}`);
}

describe("literals in configuration", () => {
  it("finds addresses and home folders in lists of machines", async () => {
    assert.deepEqual(
      await literals({
        "deploy/inventory": `# where it runs
[servers]
203.0.113.7 ansible_user=ops ansible_ssh_private_key_file=/home/somebody/.ssh/id_rsa
scoring ansible_host=203.0.113.8
gateway.example.com ansible_user=ops

[servers:vars]
ansible_python_interpreter=/usr/bin/python3
`,
      }),
      [
        "deploy/inventory:3 local-endpoint 203.0.113.7",
        "deploy/inventory:3 local-path /home/somebody/.ssh/id_rsa",
        "deploy/inventory:4 local-endpoint 203.0.113.8",
      ],
    );
  });

  it("takes no other file of that name for one", async () =>
    assert.deepEqual(await literals({ "etc/hosts": "203.0.113.7 scoring\n", inventory: "203.0.113.7\n/home/somebody/x\n" }), []));

  it("finds passwords that hold where nobody sets another", async () =>
    assert.deepEqual(
      await literals({
        "compose.yaml": `
services:
  dashboard:
    image: example/dashboard:1.0
    environment:
      - DASHBOARD_ADMIN_USER=\${ADMIN_USER:-admin}
      - DASHBOARD_ADMIN_PASSWORD=\${ADMIN_PASSWORD:-admin}
      - STORE_PASSWORD=\${STORE_PASSWORD:-}
      - OTHER_PASSWORD=\${OTHER_PASSWORD}
      - ASKED_PASSWORD=\${ASKED_PASSWORD:?set it}
`,
      }),
      ["compose.yaml:7 credential a default of DASHBOARD_ADMIN_PASSWORD"],
    ));
});
