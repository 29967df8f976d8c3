import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onDisk, personAt } from "./person.mjs";

const PROGRAM = `import joblib
import pandas as pd
from fastapi import FastAPI
from sklearn.linear_model import LogisticRegression

app = FastAPI()


def train():
    customers = pd.read_csv("data/customers.csv")
    model = LogisticRegression().fit(customers[["age"]], customers["left"])
    joblib.dump(model, "models/churn.pkl")


@app.post("/predict")
def predict(age: int):
    return {"risk": float(joblib.load("models/churn.pkl").predict([[age]])[0])}
`;

/** Folders without a manifest: with AI in them, and without. */
export default async function welcome({ open, step, shot }) {
  const parent = mkdtempSync(path.join(tmpdir(), "ai-readiness-welcome-"));
  const pilot = path.join(parent, "churn-pilot");
  const shop = path.join(parent, "web-shop");
  mkdirSync(pilot);
  mkdirSync(shop);
  writeFileSync(path.join(pilot, "service.py"), PROGRAM);
  writeFileSync(path.join(shop, "hello.py"), 'print("hello")\n');

  const withAi = await open(pilot);
  let person = personAt(withAi.page);
  await step("the extension sleeps until a program with AI is opened", async () => {
    await person.openView();
    await person.tree.getByText("Nothing has been read yet").waitFor();
    await person.openFile("service.py");
    await person.tree.getByRole("button", { name: "Create Manifest from What Was Found" }).waitFor();
  });

  await step("a manifest is offered once, and waved away it does not come back", async () => {
    const toast = withAi.page.locator(".notifications-toasts").getByText("AI was found here, and no manifest");
    await toast.first().waitFor();
    await person.rest();
    await shot(withAi.page, "offer");
    await person.command("Notifications: Clear All Notifications");
    await toast.first().waitFor({ state: "hidden" });
    await person.command("AI Readiness: Refresh");
    await person.rest();
    if ((await toast.count()) > 0) throw new Error("It was offered again.");
    await shot(withAi.page, "welcome");
  });

  await step("the button writes a manifest with what was found", async () => {
    await person.tree.getByRole("button", { name: "Create Manifest from What Was Found" }).click();
    // What would be written is shown first.
    await withAi.page.locator(".bulk-edit-panel").getByRole("button", { name: "Apply", exact: true }).click();
    await onDisk(
      path.join(withAi.folder, "ai-readiness.yaml"),
      (text) => text.includes("service.py") && text.includes("version: 1"),
    );
    await withAi.page
      .getByRole("tab", { name: /ai-readiness\.yaml/ })
      .first()
      .waitFor();
    await person.tree.getByRole("button", { name: "Create Manifest from What Was Found" }).waitFor({ state: "hidden" });
    await person.rest();
    await shot(withAi.page, "created");
  });
  await withAi.close();

  const without = await open(shop);
  person = personAt(without.page);
  await step("a folder without AI is told to have none", async () => {
    await person.openView();
    await person.tree.getByRole("button", { name: "Read This Folder Now" }).click();
    await person.tree.getByText("No AI was found here").waitFor();
    await without.page.waitForTimeout(300);
    await shot(without.page, "no-ai");
  });
  await without.close();
  rmSync(parent, { recursive: true, force: true });
}
