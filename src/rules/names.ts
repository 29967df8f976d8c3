/** Names that tell nothing about a dataset or a model, so that the folder above is named with them. */
const PLAIN = /^(?:data|datasets?|files?|inputs?|outputs?|raw|processed|full|final|all|part|index|table|database|db)$/i;
/** Last parts of addresses that name no file. */
const ADDRESS = /^(?:uc|download|downloads|resolve|view|open|raw|blob|main|master|latest|export|get)$/i;
/** Files and folders that name the part that they play in a program, not what the program does. */
const ROLES =
  /^(?:main|app|apps|application|api|apis|server|servers|serve|serving|service|services|index|handlers?|views?|routes?|routers?|endpoints?|controllers?|__init__|__main__|run|start|wsgi|asgi|streamlit_app|gradio_app|ui|web|webapp|backend|frontend|src|source|lib|libs|code|python|py|pages|v\d+|score|predict|predictor|inference|deployment|deploy|model|models|ml|core|cli|pipelines?|steps?|tasks?|jobs?|dags?|flows?|scripts?|tools?|utils?|helpers?|components?|modules?|notebooks?)$/i;

/** A name for what lies at a location: its file's without suffix, told apart by the folders above where others bear it too. */
export function nameOfLocation(location: string, fallback: string, taken: readonly string[]): string {
  const parts = partsOf(mainPart(location));
  let name = parts.pop() ?? fallback;
  if (/^[a-z][\w+.-]*:\/\//i.test(location) && ADDRESS.test(name)) return numbered(fallback, taken);
  if (PLAIN.test(name)) {
    const above = parts.findLast((part) => !PLAIN.test(part));
    if (above !== undefined && !/^[a-z]+:$/i.test(above)) name = `${above}-${name}`;
  }
  while (taken.includes(name) && parts.length > 0) {
    const above = parts.pop()!;
    if (!name.startsWith(`${above}-`)) name = `${above}-${name}`;
  }
  return numbered(name, taken);
}

/** One file in each of many folders is named by the folder that holds them all. */
function mainPart(location: string): string {
  const above = /^(.+?)\/[^/]*\*[^/]*\/.*[^*/]+$/.exec(location)?.[1];
  return above === undefined || PLAIN.test(partsOf(above).at(-1) ?? "data") ? location : above;
}

/** A name for a model that is known by an id: its last part, without a date. */
export function nameOfModel(id: string, taken: readonly string[]): string {
  const last = id.slice(id.lastIndexOf("/") + 1).replace(/[-@](?:\d{4}-\d{2}-\d{2}|20\d{6})$/, "");
  return numbered(last.replace(/[^\w.-]+/g, "-").replace(/^[-_.]+|[-_.]+$/g, "") || "model", taken);
}

/** A name for a service, as people on call would say it: of its file, or of its folder, or of the system with what it is. */
export function nameOfService(entry: string, kind: string, system: string, taken: readonly string[]): string {
  const parts = partsOf(entry.replace(/:[^:/]*$/, ""));
  const own = parts.findLast((part) => !ROLES.test(part));
  const whole = plain(system) || "system";
  if (own === undefined) {
    const endings = [KIND_ENDINGS[kind] ?? "service", parts.at(-1) ?? "service"];
    const names = endings.map((ending) => `${whole}-${ending}`.toLowerCase());
    return names.find((name) => !taken.includes(name)) ?? numbered(names[0]!, taken);
  }
  let name = own;
  const above = parts.slice(0, parts.lastIndexOf(own));
  while (taken.includes(name.toLowerCase()) && above.length > 0) name = `${above.pop()}-${name}`;
  return numbered(name.toLowerCase(), taken);
}

const KIND_ENDINGS: Readonly<Record<string, string>> = {
  http: "api",
  app: "app",
  cli: "cli",
  batch: "batch",
  pipeline: "pipeline",
  task: "worker",
};

/** Segments of a path, URI or id as words, without suffix, holes and numbers that only order them. */
function partsOf(location: string): string[] {
  const path = location.replace(/^[a-z][\w+.-]*:\/\/(?:[^/]*@)?/i, "").replace(/[?#].*$/, "");
  return path.split("/").flatMap((part) => {
    const word = plain(part.replace(/(?<=.)\.(?:[A-Za-z]\w*|\d*[A-Za-z]\w*)(?:\.\w+)*$/, "")).replace(/^\d+[-_](?=[A-Za-z])/, "");
    return /[A-Za-z]/.test(word) ? [word] : [];
  });
}

function plain(text: string): string {
  return (
    text
      .replace(/[^\w-]+/g, "-")
      .replace(/-{2,}/g, "-")
      .replace(/^[-_]+|[-_]+$/g, "") || ""
  );
}

/** The name, numbered where it is taken. */
export function numbered(base: string, taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}-${number}`;
    if (!taken.includes(name)) return name;
  }
}
