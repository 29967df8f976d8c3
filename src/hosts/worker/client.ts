import type { ProjectOptions } from "../../engine/project.ts";
import type { Host } from "../../model/host.ts";
import { type Channel, createChannel, type Port } from "./channel.ts";
import { createHostDesk, type HostDesk } from "./hosts.ts";
import { askedLanguage, type Judgement, type Session } from "./session.ts";
import { type Opening, type PlainQuestion, receiveJudgement, type SentJudgement } from "./wire.ts";

/** A line to a thread that has the engine. */
export interface Connection {
  readonly channel: Channel;
  /** Where that thread asks for what hosts know. */
  readonly desk: HostDesk;
}

/** The thread behind a port runs `serve`. */
export function connect(port: Port): Connection {
  const desk = createHostDesk();
  return { channel: createChannel(port, desk.handlers), desk };
}

/** The number of the session that was opened last, over whatever connection. */
let last = 0;

/**
 * A session in another thread. `line` gives the connection to it: another one when the thread had to be started anew, which knows nothing of what
 * was read before.
 */
export function remoteSession(line: () => Connection, host: Host, initial: ProjectOptions): Session {
  const number = ++last;
  let options = initial;
  let opened: { readonly connection: Connection; readonly host: number } | undefined;
  let newest: Judgement | undefined;

  function connection(): Connection {
    const current = line();
    if (current !== opened?.connection) {
      opened = { connection: current, host: current.desk.register(host) };
      newest = undefined;
      const opening: Opening = { session: number, host: opened.host, options };
      tell(current, "open", [opening]);
    }
    return current;
  }

  /** What needs no answer. Where the line is cut there is nobody to tell. */
  function tell({ channel }: Connection, name: string, args: readonly unknown[]): void {
    channel.call(name, args).catch(() => {});
  }

  const call = <Answer>(name: string, args: readonly unknown[], signal?: AbortSignal): Promise<Answer> =>
    connection().channel.call<Answer>(name, [number, ...args], signal);

  async function judged(asked: Promise<SentJudgement>): Promise<Judgement> {
    newest = receiveJudgement(await asked, newest);
    return newest;
  }

  /** Asks something about another host, which the thread knows as long as it takes. */
  async function lending<Answer>(other: Host, name: string, request: unknown, signal?: AbortSignal): Promise<Answer> {
    const { desk } = connection();
    const lent = desk.register(other);
    try {
      return await call<Answer>(name, [lent, request], signal);
    } finally {
      desk.forget(lent);
    }
  }

  const plain = <Question extends PlainQuestion>(question: Question) =>
    ((...args: readonly unknown[]) => call("plain", [question, args])) as Session[Question];

  return {
    scan: (signal) => judged(call("scan", [], signal)),
    apply: (changes, signal) => judged(call("apply", [changes], signal)),
    configure(next) {
      options = next;
      if (opened !== undefined) tell(opened.connection, "configure", [number, next]);
    },
    compare: (other, state) => lending(other, "compare", state),
    sweep: (other, request, signal) => lending(other, "sweep", request, signal),
    fixes: plain("fixes"),
    propose: plain("propose"),
    page: plain("page"),
    concise: plain("concise"),
    lenses: plain("lenses"),
    sourceHovers: plain("sourceHovers"),
    language(schema) {
      let learned: Connection | undefined;
      return askedLanguage((question, args) => {
        const current = connection();
        if (learned !== current) tell(current, "learn", [number, schema]);
        learned = current;
        return call("ask", [question, args]);
      });
    },
    dispose() {
      if (opened === undefined) return;
      tell(opened.connection, "close", [number]);
      opened.connection.desk.forget(opened.host);
    },
  };
}
