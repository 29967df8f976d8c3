import { strict as assert } from "node:assert";
import { type Files, inventoryOf, services } from "../inventory-of.ts";

const SHOP = `
import joblib
import streamlit as st


def show():
    model = joblib.load("model.joblib")
    st.title("Offers")
    st.write(model.predict([[1]]))
`;

/** What is served where one page puts a folder on its path by the given lines, and imports \`offers\` from there. */
async function served(lines: string, more: Files = {}): Promise<readonly string[]> {
  return services(
    await inventoryOf({
      "shop-front/app/offers.py": SHOP,
      "web/pages/3_Offers.py": `import os\nimport sys\nfrom pathlib import Path\nimport streamlit as st\n${lines}\nfrom offers import show\nst.set_page_config("Offers")\nshow()\n`,
      ...more,
    }),
  );
}

const PAGE = ["app web/pages/3_Offers.py"];

describe("folders that programs put on their path", () => {
  it("are worked out of literals and the file's own place", async () => {
    const app = 'APP = Path(__file__).resolve().parents[2] / "shop-front" / "app"\n';
    assert.deepEqual(await served(`${app}sys.path.insert(0, str(APP))`), PAGE);
    assert.deepEqual(
      await served('HERE = Path(__file__).parent\nsys.path.append(str(HERE.parent.parent.joinpath("shop-front/app")))'),
      PAGE,
    );
    assert.deepEqual(
      await served('sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "shop-front", "app"))'),
      PAGE,
    );
    assert.deepEqual(await served('sys.path.extend([os.path.dirname(__file__) + "/../../shop-front/app"])'), PAGE);
    assert.deepEqual(await served('sys.path.append("../../shop-front/app")'), PAGE);
    assert.deepEqual(await served('sys.path.append(os.path.join(os.getcwd(), "shop-front", "app"))'), PAGE);
  });

  it("go before files of the same name elsewhere", async () => {
    const other = { "web/offers.py": "def show():\n    pass\n" };
    assert.deepEqual(await served('sys.path.insert(0, str(Path(__file__).parents[2] / "shop-front" / "app"))', other), PAGE);
  });

  it("are left out where they cannot be told", async () => {
    assert.deepEqual(await served('sys.path.insert(0, os.environ["APP"])'), []);
    assert.deepEqual(await served('sys.path.insert(0, str(Path(__file__).parents[9] / "app"))'), []);
    assert.deepEqual(await served('sys.path.insert(0, "/srv/app")'), []);
  });
});
