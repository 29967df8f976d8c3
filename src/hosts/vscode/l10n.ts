/**
 * What people read, in their language. The text in the code is English and the key; `scripts/generate-l10n.ts` collects it for translators. It goes
 * through here and not straight to `vscode.l10n`, so that what is pure can be tested without an editor.
 */
type Value = string | number;
type Translator = (message: string, ...values: Value[]) => string;

/** `Nothing was found in {0}` with its values filled in. */
export function fillIn(message: string, ...values: Value[]): string {
  return message.replace(/\{(\d+)\}/g, (whole, index) => String(values[Number(index)] ?? whole));
}

let translator: Translator = fillIn;

/** Called once at the start, with `vscode.l10n.t`. */
export function useTranslator(given: Translator): void {
  translator = given;
}

/** A message in the person's language. Write the message itself here, so that it can be collected. */
export function t(message: string, ...values: Value[]): string {
  return translator(message, ...values);
}

/** Marks a message that is written in a table and given to `t` where it is shown. */
export function later(message: string): string {
  return message;
}
