import assert from "node:assert/strict";
import { applyEdits } from "../../../../src/model/apply-fix.ts";
import { type Import, importEdits } from "../../../../src/project/code/imports.ts";
import type { PythonFacts } from "../../../../src/source/facts.ts";
import { readFacts } from "../read-facts.ts";

const places = { isOwn: (module: string) => module.startsWith("app") };

function imported(text: string, ...wanted: readonly Import[]): string {
  const facts = readFacts("a.py", text) as PythonFacts;
  return applyEdits(text, importEdits(facts, wanted, places));
}

const JSON_MODULE: Import = { module: "json" };
const COUNTER: Import = { module: "prometheus_client", name: "Counter" };
const OWN: Import = { module: "app.log", name: "log" };

describe("Imports", () => {
  it("stand behind the docstring and what comes from the future", () => {
    const text = '"""Doc."""\nfrom __future__ import annotations\n\nx = 1\n';
    assert.equal(imported(text, JSON_MODULE), '"""Doc."""\nfrom __future__ import annotations\n\nimport json\n\nx = 1\n');
    assert.equal(imported('"""Doc."""\nx = 1\n', JSON_MODULE), '"""Doc."""\n\nimport json\nx = 1\n');
  });

  it("stand below what is said above the first statement", () => {
    assert.equal(
      imported("#!/usr/bin/env python\n# Licence\nx = 1\n", JSON_MODULE),
      "#!/usr/bin/env python\n# Licence\nimport json\n\nx = 1\n",
    );
  });

  it("are sorted into their group, which is made where there is none", () => {
    const text = "import ast\nimport os\n\nimport numpy\n\nx = 1\n";
    const result = imported(text, OWN, COUNTER, JSON_MODULE);
    assert.equal(
      result,
      "import ast\nimport json\nimport os\n\nimport numpy\nfrom prometheus_client import Counter\n\nfrom app.log import log\n\nx = 1\n",
    );
    assert.equal(imported(result, OWN, COUNTER, JSON_MODULE), result);
  });

  it("join the names of their module, in their order", () => {
    const text = "from prometheus_client import Gauge, start_http_server\n";
    assert.equal(imported(text, COUNTER), "from prometheus_client import Counter, Gauge, start_http_server\n");
  });

  it("leave lines with brackets, comments behind and other line ends as they are", () => {
    const text = "from prometheus_client import (\r\n    Gauge,\r\n)  # used below\r\nx = 1\r\n";
    assert.equal(
      imported(text, COUNTER),
      "from prometheus_client import (\r\n    Gauge,\r\n)  # used below\r\nfrom prometheus_client import Counter\r\nx = 1\r\n",
    );
  });

  it("are there only where code can use them by their own names, and not for types alone", () => {
    assert.equal(imported("import json as j\n", JSON_MODULE), "import json as j\nimport json\n");
    assert.equal(imported("import json as j\nimport json\n", JSON_MODULE), "import json as j\nimport json\n");
    const typed = "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    import json\n";
    assert.match(imported(typed, JSON_MODULE), /^import json\nfrom typing/);
  });
});
