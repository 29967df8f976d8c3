import type { OpenProject, ProjectOptions } from "../../engine/project.ts";
import type { DocumentedSchema, ManifestLanguage } from "../../language/index.ts";
import type { FileChange } from "../../model/host.ts";
import { type Channel, createChannel, type Handlers, type Pieces, type Port } from "./channel.ts";
import { remoteHost } from "./hosts.ts";
import { openSession } from "./open-session.ts";
import type { AskedLanguage, BaseState, Judgement, Session, SweepRequest } from "./session.ts";
import { createJudgementSender, type JudgementSender, type Opening, type PlainQuestion, shownComparison } from "./wire.ts";

interface Served {
  readonly session: Session;
  language: AskedLanguage | undefined;
  readonly sender: JudgementSender;
}

type Loose = (...args: readonly unknown[]) => unknown;

/** The side that has the engine: opens sessions and answers for them. */
export function serve(port: Port, openProject: OpenProject): void {
  const sessions = new Map<number, Served>();
  let channel: Channel;

  const servedOf = (number: number): Served => {
    const served = sessions.get(number);
    if (served === undefined) throw new Error("The folder was closed.");
    return served;
  };
  const judged = async (served: Served, judging: Promise<Judgement>): Promise<Pieces> => served.sender.send(await judging);

  const handlers = {
    open([{ session, host, options }]: readonly [Opening]) {
      const opened = openSession(openProject, remoteHost(channel, host), options);
      sessions.set(session, { session: opened, language: undefined, sender: createJudgementSender() });
    },
    close([number]: readonly [number]) {
      sessions.get(number)?.session.dispose();
      sessions.delete(number);
    },
    configure: ([number, options]: readonly [number, ProjectOptions]) => servedOf(number).session.configure(options),
    scan([number]: readonly [number], signal: AbortSignal) {
      const served = servedOf(number);
      return judged(served, served.session.scan(signal));
    },
    apply([number, changes]: readonly [number, readonly FileChange[]], signal: AbortSignal) {
      const served = servedOf(number);
      return judged(served, served.session.apply(changes, signal));
    },
    async compare([number, host, state]: readonly [number, number, BaseState]) {
      const comparison = await servedOf(number).session.compare(remoteHost(channel, host), state);
      return comparison && shownComparison(comparison);
    },
    sweep: ([number, host, request]: readonly [number, number, SweepRequest], signal: AbortSignal) =>
      servedOf(number).session.sweep(remoteHost(channel, host), request, signal),
    plain: ([number, question, args]: readonly [number, PlainQuestion, readonly unknown[]]) =>
      (servedOf(number).session[question] as Loose)(...args),
    learn([number, schema]: readonly [number, DocumentedSchema]) {
      const served = servedOf(number);
      served.language = served.session.language(schema);
    },
    ask([number, question, args]: readonly [number, keyof ManifestLanguage, readonly unknown[]]) {
      const { language } = servedOf(number);
      if (language === undefined) throw new Error("The manifest's language was not opened.");
      return (language[question] as Loose)(...args);
    },
  };
  channel = createChannel(port, handlers as unknown as Handlers);
}
