import assert from "node:assert/strict";
import { shellCommands } from "../../../src/source/shell.ts";

const words = (text: string) => shellCommands(text, 0).map((command) => command.words);

describe("shellCommands", () => {
  it("splits at operators and newlines", () => {
    assert.deepEqual(words("a 1 && b; c | d || e\nf & g"), [["a", "1"], ["b"], ["c"], ["d"], ["e"], ["f"], ["g"]]);
  });

  it("unquotes as a POSIX shell would", () => {
    assert.deepEqual(words(`python 'a b.py' "c \\"d\\"" e\\ f`), [["python", "a b.py", 'c "d"', "e f"]]);
    assert.deepEqual(words("echo \"$HOME/x\" '${y}'"), [["echo", "$HOME/x", "${y}"]]);
  });

  it("joins continued lines, drops comments and redirections", () => {
    assert.deepEqual(words("python a.py \\\n  --x 1 # note\n> out.txt cat < in.txt 2>&1"), [
      ["python", "a.py", "--x", "1"],
      ["cat"],
    ]);
    assert.deepEqual(words("cat <<EOF > a\npython b.py\nEOF\nls"), [["cat"], ["ls"]]);
  });

  it("keeps assignments before the command apart", () => {
    const [command] = shellCommands("A=1 B='x y' python a.py", 10);
    assert.deepEqual(command?.words, ["python", "a.py"]);
    assert.deepEqual(command?.environment, [
      { name: "A", value: "1" },
      { name: "B", value: "x y" },
    ]);
    assert.equal(command?.start, 10);
    assert.deepEqual(words("A=1"), []);
  });

  it("looks into blocks and leaves their words out", () => {
    assert.deepEqual(words("if [ -f a ]; then python a.py; fi\nfor f in *.csv; do wc $f; done"), [
      ["[", "-f", "a", "]"],
      ["python", "a.py"],
      ["wc", "$f"],
    ]);
  });

  it("keeps substitutions and templates in one word", () => {
    assert.deepEqual(words("a $(b c | d) ${{ secrets.X }} {{ dir }}/x"), [
      ["a", "$(b c | d)", "${{ secrets.X }}", "{{ dir }}/x"],
    ]);
  });

  it("gets past every character", () => {
    for (let code = 0; code < 0x3100; code++) shellCommands(`a${String.fromCharCode(code)}b`, 0);
    assert.deepEqual(words("a\u00a0b\fc"), [["a", "b", "c"]]);
  });

  it("gives offsets, and survives what is unclosed", () => {
    const text = "x=1 a 'b c' && d \"e";
    assert.deepEqual(
      shellCommands(text, 0).map((command) => text.slice(command.start, command.end)),
      ["x=1 a 'b c'", 'd "e'],
    );
  });
});
