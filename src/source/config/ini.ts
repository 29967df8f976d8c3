/** INI text as `{ section: { key: value } }`, values as text, as Python's configparser reads them; keys before any section are left out. */
export function readIni(text: string): Record<string, Record<string, string>> {
  const data: Record<string, Record<string, string>> = Object.create(null) as Record<string, Record<string, string>>;
  let section: Record<string, string> | undefined;
  let last: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*(?:[#;]|$)/.test(line)) continue;
    const header = /^\[([^\]]+)\]/.exec(line);
    if (header !== null) {
      section = Object.create(null) as Record<string, string>;
      data[header[1]!] = section;
      last = undefined;
      continue;
    }
    if (section === undefined) continue;
    if (/^\s/.test(line) && last !== undefined) {
      section[last] = `${section[last]}\n${line.trim()}`;
      continue;
    }
    const pair = /^([^=:]+?)\s*[=:]\s*(.*)$/.exec(line);
    if (pair === null) continue;
    last = pair[1]!.toLowerCase();
    section[last] = pair[2]!.trim();
  }
  return data;
}
