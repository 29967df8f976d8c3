import assert from "node:assert/strict";
import { readContracts } from "../../../src/project/contracts/read-contracts.ts";
import { inventoryOf } from "./inventory-of.ts";

const brief = (file: string, text: string) =>
  readContracts(file, text).map(({ format, table, columns, closed }) => [format, table, columns.join(" "), closed]);
const problems = (file: string, text: string) =>
  readContracts(file, text).flatMap((one) =>
    one.problems.map(({ place, message }) => `${place.line}:${place.column}: ${message}`),
  );

describe("Contracts", () => {
  it("of the Open Data Contract Standard name tables, columns and where they lie", () => {
    const text = `apiVersion: v3.0.2
kind: DataContract
id: shop
servers:
  - { server: lake, type: local, path: data/orders.parquet }
schema:
  - name: orders
    physicalName: orders_v1
    properties:
      - { name: id, physicalName: order_id }
      - name: total
  - name: customers
    properties:
      - logicalType: string
`;
    assert.deepEqual(brief("a.odcs.yaml", text), [
      ["Open Data Contract", "orders", "id total order_id", true],
      ["Open Data Contract", "customers", "", true],
    ]);
    assert.deepEqual(readContracts("a.odcs.yaml", text)[0]!.locations, ["data/orders.parquet", "orders_v1"]);
    assert.deepEqual(problems("a.odcs.yaml", text), ["14:9: This property has no name; every one needs it."]);
    const old = "kind: DataContract\nschema:\n  - name: a\n    properties:\n      id: { type: string }\n";
    assert.deepEqual(problems("a.yaml", old), ["5:7: Since version 3 `properties` is a list, each with its `name`."]);
  });

  it("of the Data Contract Specification name models and fields", () => {
    const text = `dataContractSpecification: 1.1.0
id: shop
servers: { lake: { type: s3, location: "s3://shop/orders.parquet" } }
models:
  orders:
    fields:
      id: { type: string }
      total: { type: decimal }
`;
    assert.deepEqual(brief("datacontract.yaml", text), [["Data Contract Specification", "orders", "id total", true]]);
    assert.deepEqual(readContracts("datacontract.yaml", text)[0]!.locations, ["s3://shop/orders.parquet"]);
  });

  it("as JSON Schema are closed unless they say otherwise, and unread where they build on others", () => {
    const schema = (more: object) =>
      JSON.stringify({ $schema: "https://json-schema.org/draft/2020-12/schema", properties: { a: {}, b: {} }, ...more });
    assert.deepEqual(brief("a.json", schema({})), [["JSON Schema", undefined, "a b", true]]);
    assert.deepEqual(brief("a.json", schema({ additionalProperties: true })), [["JSON Schema", undefined, "a b", false]]);
    assert.deepEqual(brief("a.json", schema({ allOf: [] })), []);
  });

  it("as suites of Great Expectations are read in the old form and the new, and are open unless they list all columns", () => {
    const old = JSON.stringify({
      expectation_suite_name: "orders",
      expectations: [
        { expectation_type: "expect_column_values_to_not_be_null", kwargs: { column: "id" } },
        { expectation_type: "expect_column_pair_values_to_be_equal", kwargs: { column_A: "a", column_B: "b" } },
      ],
    });
    assert.deepEqual(brief("gx/expectations/orders.json", old), [["Great Expectations", "orders", "id a b", false]]);
    const closed = JSON.stringify({
      name: "orders",
      expectations: [
        { type: "expect_table_columns_to_match_set", kwargs: { column_set: ["id", "total"] } },
        { type: "expect_column_values_to_be_unique", kwargs: {} },
      ],
    });
    assert.deepEqual(brief("gx/expectations/orders.json", closed), [["Great Expectations", "orders", "id total", true]]);
    assert.deepEqual(problems("orders.json", closed), [
      "1:118: The expectation expect_column_values_to_be_unique names no column.",
    ]);
    assert.deepEqual(brief("a.json", JSON.stringify({ name: "x", expectations: ["to win"] })), []);
  });

  it("of dbt name models and the tables of sources, and are closed only by an enforced contract", () => {
    const text = `version: 2
models:
  - name: orders
    config: { contract: { enforced: true } }
    columns:
      - { name: id, data_type: int }
sources:
  - name: shop
    tables:
      - name: raw
        identifier: raw_orders
        columns: [{ name: id }, { description: unnamed }]
`;
    assert.deepEqual(brief("models/schema.yml", text), [
      ["dbt", "orders", "id", true],
      ["dbt", "shop.raw", "id", false],
    ]);
    assert.deepEqual(readContracts("models/schema.yml", text)[1]!.locations, ["raw", "raw_orders"]);
    assert.deepEqual(problems("models/schema.yml", text), ["12:33: This column has no name; every one needs it."]);
    assert.deepEqual(brief("other.yml", "models:\n  - name: gpt\n"), []);
  });

  it("of Frictionless name resources with their paths, or one table alone", () => {
    const text = JSON.stringify({
      name: "shop",
      resources: [{ name: "orders", path: "orders.csv", schema: { fields: [{ name: "id", type: "string" }] } }],
    });
    assert.deepEqual(brief("data/datapackage.json", text), [["Frictionless", "orders", "id", true]]);
    assert.deepEqual(readContracts("data/datapackage.json", text)[0]!.locations, ["data/orders.csv"]);
    const table = JSON.stringify({ fields: [{ name: "id", type: "string" }], fieldsMatch: "subset" });
    assert.deepEqual(brief("orders.schema.json", table), [["Frictionless", undefined, "id", false]]);
    assert.deepEqual(brief("form.json", JSON.stringify({ fields: [{ name: "id", type: "text" }], buttons: [] })), []);
  });

  it("as Croissant name record sets, by field and by the column that it comes from", () => {
    const text = JSON.stringify({
      "@context": { "@vocab": "https://schema.org/", cr: "http://mlcommons.org/croissant/" },
      conformsTo: "http://mlcommons.org/croissant/1.0",
      distribution: [{ "@type": "cr:FileObject", "@id": "orders.csv", contentUrl: "orders.csv" }],
      recordSet: [
        {
          "@id": "orders",
          field: [
            { "@id": "orders/id", name: "id", source: { fileObject: { "@id": "orders.csv" }, extract: { column: "order_id" } } },
            { "@id": "orders/total" },
          ],
        },
      ],
    });
    assert.deepEqual(brief("data/croissant.json", text), [["Croissant", "orders", "id order_id total", false]]);
    assert.deepEqual(readContracts("data/croissant.json", text)[0]!.locations, ["data/orders.csv"]);
  });

  it("declared in programs are classes of pandera and pydantic, and schema objects of pandera", async () => {
    const { usage } = await inventoryOf({
      "src/base.py":
        "import pandera as pa\nfrom pandera.typing import Series\n\n\nclass Base(pa.DataFrameModel):\n    id: Series[int]\n\n    class Config:\n        strict = True\n",
      "src/schemas.py": `from typing import ClassVar

import pandera.pandas as pa
from pydantic import BaseModel, ConfigDict, Field

from src.base import Base


class Orders(Base):
    total: float = pa.Field(ge=0, alias="total_eur")
    _private: int = 1


class Row(BaseModel):
    model_config = ConfigDict(extra="forbid")
    kind: ClassVar[str] = "row"
    name: str = Field(alias="full_name")
    age: int


class Plain:
    age: int


SCHEMA = pa.DataFrameSchema({"id": pa.Column(int), "x_.*": pa.Column(float, regex=True)}, strict=True)
CLOSED = pa.DataFrameSchema(columns={"id": pa.Column(int)}, strict="filter")
`,
    });
    assert.deepEqual(
      usage.contracts.map(({ file, format, table, columns, closed }) => [file, format, table, columns.join(" "), closed]),
      [
        ["src/base.py", "pandera", "Base", "id", true],
        ["src/schemas.py", "pandera", "Orders", "id total_eur", true],
        ["src/schemas.py", "pydantic", "Row", "full_name name age", true],
        ["src/schemas.py", "pandera", "SCHEMA", "id", false],
        ["src/schemas.py", "pandera", "CLOSED", "id", true],
      ],
    );
  });
});
