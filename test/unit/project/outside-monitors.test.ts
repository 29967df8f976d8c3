import { strict as assert } from "node:assert";
import { type Files, inventoryOf, monitors } from "./inventory-of.ts";

/** A service that asks a model. */
const API = `
import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(x: list):
    return model.predict(x).tolist()
`;

const PLAIN = API.replace("model.predict(x).tolist()", "len(x)").replace('joblib.load("model.joblib")', "None");

async function expectMonitors(files: Files, expected: readonly string[]): Promise<void> {
  assert.deepEqual(monitors(await inventoryOf(files)), expected);
}

describe("monitors beside the service's own code", () => {
  it("takes badges and status pages of a project's front page as stated", async () => {
    const inventory = await inventoryOf({
      "app.py": API,
      "README.md": `# Scores
[![up](https://img.shields.io/uptimerobot/ratio/m123-456)](https://stats.uptimerobot.com/abc)
See https://scores.statuspage.io for incidents.
`,
    });
    assert.deepEqual(monitors(inventory), ["UptimeRobot [operations]", "Statuspage [operations]"]);
    assert.deepEqual(
      inventory.monitors.map((monitor) => [monitor.grade, monitor.place.line]),
      [
        ["declared", 2],
        ["declared", 3],
      ],
    );
  });

  it("does not take the names of such services, their own pages, or other documents", () =>
    expectMonitors(
      {
        "app.py": API,
        "README.md": "We may use UptimeRobot (https://uptimerobot.com), https://www.statuspage.io or https://betteruptime.com.\n",
        "docs/tools.md": "https://stats.uptimerobot.com/abc\n",
      },
      [],
    ));

  it("says nothing of badges where nothing serves a model", () =>
    expectMonitors({ "app.py": PLAIN, "README.md": "https://scores.statuspage.io\n" }, []));

  it("finds what watches a front end of a service in another language", () =>
    expectMonitors(
      {
        "api/app.py": API,
        "web/package.json": "{}",
        "web/sentry.client.config.ts": 'import * as Sentry from "@sentry/nextjs";\nSentry.init({ dsn: process.env.DSN });\n',
      },
      ["Sentry [errors]"],
    ));

  it("leaves a front end alone where no service asks a model", () =>
    expectMonitors(
      {
        "api/app.py": PLAIN,
        "web/package.json": "{}",
        "web/sentry.client.config.ts": 'import * as Sentry from "@sentry/nextjs";\nSentry.init({});\n',
      },
      [],
    ));
});
