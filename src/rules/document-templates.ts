/** What each governance document has to answer; the questions stand in a draft until somebody answers them. By field of `governance.documents`. */
interface DocumentTemplate {
  /** In a sentence, after `There is no`. */
  readonly name: string;
  readonly title: string;
  readonly sections: readonly (readonly [heading: string, question: string])[];
}

export const DOCUMENT_TEMPLATES: Readonly<Record<string, DocumentTemplate>> = {
  "risk-assessment": {
    name: "risk assessment",
    title: "Risk assessment",
    sections: [
      ["Intended use", "What is it for, and which misuse can be foreseen?"],
      ["Who could be harmed", "Whom does a wrong answer affect, and how badly?"],
      ["Risks", "What can go wrong, how likely is it, and how bad?"],
      ["Measures", "What is done about each risk, and by whom?"],
      ["What remains", "Which risk is left, and who accepted it?"],
    ],
  },
  "data-protection": {
    name: "data protection impact assessment",
    title: "Data protection impact assessment",
    sections: [
      ["Processing", "Which personal data is processed, for what, and on which legal ground?"],
      ["Need", "Why can the purpose not be reached with less data?"],
      ["Risks to people", "What could happen to the people whose data it is?"],
      ["Measures", "What is done about it: access, retention, deletion, pseudonyms?"],
      ["Advice", "What did the data protection officer say?"],
    ],
  },
  "human-oversight": {
    name: "document on human oversight",
    title: "Human oversight",
    sections: [
      ["Who watches", "Which people oversee it, and what do they know?"],
      ["What they see", "Which answers and signals are shown to them, and when?"],
      ["What they may do", "How do they overrule an answer or stop the system?"],
      ["Over-reliance", "What keeps them from following it blindly?"],
    ],
  },
  "incident-response": {
    name: "plan for incidents",
    title: "Incident response",
    sections: [
      ["What is an incident", "Which behaviour of the model counts as one?"],
      ["Who acts", "Who is called, and who decides?"],
      ["Switching off", "How is the model stopped, and what answers instead?"],
      ["Rolling back", "How does the previous model come back?"],
      ["Telling people", "Who has to be informed, and by when?"],
    ],
  },
  "monitoring-plan": {
    name: "monitoring plan",
    title: "Monitoring plan",
    sections: [
      ["What is watched", "Which measures of drift, performance and data quality, on which data?"],
      ["Bounds", "From which value on does somebody act?"],
      ["Who acts", "Who is told, and what do they do?"],
      ["Review", "How often is this plan itself looked at?"],
    ],
  },
  "impact-assessment": {
    name: "impact assessment",
    title: "Impact assessment",
    sections: [
      ["People and groups", "Who is affected, directly and indirectly?"],
      ["Effects", "What changes for them, for better and for worse?"],
      ["Fairness", "For whom does it work less well, and how was that measured?"],
      ["Measures", "What is done about it, and how can people object?"],
    ],
  },
  "intended-use": {
    name: "statement of intended use",
    title: "Intended use",
    sections: [
      ["Use", "Who uses it, for which decision?"],
      ["Not for", "What must it not be used for?"],
      ["Limits", "Where is it known to be unreliable?"],
    ],
  },
  "user-docs": {
    name: "document with instructions for use",
    title: "Instructions for use",
    sections: [
      ["What it does", "What does it answer, and for whom?"],
      ["How to read an answer", "What does an answer mean, and how sure is it?"],
      ["Limits", "When must it not be relied upon?"],
      ["Help", "Where do users turn?"],
    ],
  },
};
