import type { SectionTemplate } from "./draft.ts";

/**
 * What each governance document has to answer, and on which topics manifest and source may tell something. The questions stand in a draft until
 * somebody answers them. By field of `governance.documents`.
 */
interface DocumentTemplate {
  /** In a sentence, after `There is no`. */
  readonly name: string;
  readonly title: string;
  readonly sections: readonly SectionTemplate[];
}

export const DOCUMENT_TEMPLATES: Readonly<Record<string, DocumentTemplate>> = {
  "risk-assessment": {
    name: "risk assessment",
    title: "Risk assessment",
    sections: [
      ["Intended use", "What is it for, and which misuse can be foreseen?", "purpose", "problem", "services"],
      ["Who could be harmed", "Whom does a wrong answer affect, and how badly?", "users"],
      ["Risks", "What can go wrong, how likely is it, and how bad?", "risk", "models", "hosted"],
      ["Measures", "What is done about each risk, and by whom?", "monitoring", "fallback"],
      ["What remains", "Which risk is left, and who accepted it?", "owner"],
    ],
  },
  "data-protection": {
    name: "data protection impact assessment",
    title: "Data protection impact assessment",
    sections: [
      ["Processing", "Which personal data is processed, for what, and on which legal ground?", "purpose", "data", "personal"],
      ["Need", "Why can the purpose not be reached with less data?", "columns"],
      ["Risks to people", "What could happen to the people whose data it is?"],
      ["Measures", "What is done about it: access, retention, deletion, pseudonyms?", "services"],
      ["Advice", "What did the data protection officer say?"],
    ],
  },
  "human-oversight": {
    name: "document on human oversight",
    title: "Human oversight",
    sections: [
      ["Who watches", "Which people oversee it, and what do they know?", "owner", "users"],
      ["What they see", "Which answers and signals are shown to them, and when?", "services", "monitoring"],
      ["What they may do", "How do they overrule an answer or stop the system?", "fallback", "feedback"],
      ["Over-reliance", "What keeps them from following it blindly?"],
    ],
  },
  "incident-response": {
    name: "plan for incidents",
    title: "Incident response",
    sections: [
      ["What is an incident", "Which behaviour of the model counts as one?", "services", "monitoring"],
      ["Who acts", "Who is called, and who decides?", "owner", "support"],
      ["Switching off", "How is the model stopped, and what answers instead?", "fallback"],
      ["Rolling back", "How does the previous model come back?", "models", "rollback"],
      ["Telling people", "Who has to be informed, and by when?"],
    ],
  },
  "monitoring-plan": {
    name: "monitoring plan",
    title: "Monitoring plan",
    sections: [
      ["What is watched", "Which measures of drift, performance and data quality, on which data?", "monitoring", "data"],
      ["Bounds", "From which value on does somebody act?", "metrics"],
      ["Who acts", "Who is told, and what do they do?", "owner"],
      ["Review", "How often is this plan itself looked at?"],
    ],
  },
  "impact-assessment": {
    name: "impact assessment",
    title: "Impact assessment",
    sections: [
      ["People and groups", "Who is affected, directly and indirectly?", "users"],
      ["Effects", "What changes for them, for better and for worse?", "purpose", "problem"],
      ["Fairness", "For whom does it work less well, and how was that measured?", "metrics", "columns"],
      ["Measures", "What is done about it, and how can people object?"],
    ],
  },
  "intended-use": {
    name: "statement of intended use",
    title: "Intended use",
    sections: [
      ["Use", "Who uses it, for which decision?", "purpose", "services", "users"],
      ["Not for", "What must it not be used for?"],
      ["Limits", "Where is it known to be unreliable?", "metrics"],
    ],
  },
  "user-docs": {
    name: "document with instructions for use",
    title: "Instructions for use",
    sections: [
      ["What it does", "What does it answer, and for whom?", "purpose", "services"],
      ["How to read an answer", "What does an answer mean, and how sure is it?"],
      ["Limits", "When must it not be relied upon?"],
      ["Help", "Where do users turn?", "support"],
    ],
  },
};
