import type { DocumentKind } from "../../model/inventory.ts";

/** A part that a document must have to be more than a stub: as people call it, and how its heading or field may be written. */
export interface Requirement {
  readonly name: string;
  readonly form: RegExp;
  /** True when saying it anywhere in the text is enough, without a heading of its own: cards are read for their sections, other documents by people. */
  readonly inText?: boolean;
  /** True when commands to run say it as well. */
  readonly orCode?: boolean;
}

export interface KindKnowledge {
  /** As people call it, with its article. */
  readonly title: string;
  /** Names that say it, matched against the path without its suffix, lower-cased, with `_` and blanks as `-`. */
  readonly names: readonly RegExp[];
  /** Words of which the text must have some where the name alone may mean something else. */
  readonly content?: RegExp;
  readonly requires: readonly Requirement[];
  /** Fewer words of prose than this are a stub. */
  readonly words: number;
  /** True for texts that tell people what to do, in which `<name>` is for the reader to fill in and no gap. */
  readonly guide?: boolean;
}

const part = (name: string, form: RegExp): Requirement => ({ name, form });
const anywhere = (name: string, form: RegExp): Requirement => ({ name, form, inText: true });

const LIMITS = part(
  "its limits and risks",
  /limit|caveat|risk|bias|ethic|fairness|out.of.scope|recommendation|safety|misuse|hazard/i,
);

/**
 * What each kind of document asks for. Model cards follow Mitchell et al., "Model Cards for Model Reporting" (2019) and the Hugging Face
 * template; data cards Gebru et al., "Datasheets for Datasets" (2021); risk, oversight and impact documents what the EU AI Act's articles 9,
 * 14 and 27 and the GDPR's article 35 ask to be written down.
 */
export const KINDS: Readonly<Record<DocumentKind, KindKnowledge>> = {
  model_card: {
    title: "The model card",
    names: [/(?:^|[/.-])model-?cards?(?:[/.-]|$)/, /^(?:.*\/)?modelcard/],
    requires: [
      part("what the model is intended for", /intend|use.?cases?|direct.use|uses\b|purpose|objetivo|goal|description|overview/i),
      part("the data it was trained on", /train.*data|data.*train|dataset|^data\b|\bdata$|training|datasets/i),
      part("how it was evaluated", /evaluat|metric|performance|result|benchmark|accuracy|quantitative|model-index|testing/i),
      LIMITS,
    ],
    words: 60,
  },
  data_card: {
    title: "The data card",
    names: [
      /(?:^|[/.-])data(?:-?set)?s?-?(?:cards?|sheets?|details?|descriptions?|documentation|statements?|dictionar(?:y|ies)|nutrition-label)(?:[/.-]|$)/,
      /(?:^|[/.-])(?:about|describe)-(?:the-)?data(?:set)?(?:[/.-]|$)/,
      /(?:^|[/.-])croissant(?:[/.-]|$)/,
    ],
    requires: [
      part(
        "what it is for or holds",
        /motivation|summary|description|overview|composition|content|attribute|feature|column|variable|schema|structure|dictionary|fields?\b|information|recordset/i,
      ),
      part("where it comes from", /collect|source|provenance|origin|creat|curat|acqui|citation|distribution|references?/i),
      part(
        "what it may be used for, or its licence",
        /use|licen[cs]e|distribution|consider|limitation|ethic|privacy|maintenance|bias/i,
      ),
    ],
    words: 40,
  },
  risk_assessment: {
    title: "The risk assessment",
    names: [
      /(?:^|[/.-])risks?-?(?:assessment|analysis|register|scores?|management|log|classification|matrix|review)(?:[/.-]|$)/,
      /^(?:.*\/)?(?:docs|governance|compliance)\/(?:.*\/)?risks?$/,
    ],
    content: /mitigat|likelihood|severity|hazard|impact|risk (?:class|level|owner)/i,
    requires: [
      anywhere("the risks", /risk|hazard|harm|threat/i),
      anywhere("what is done about them", /mitigat|control|measure|treat|action|response|residual/i),
    ],
    words: 30,
  },
  approval_record: {
    title: "The approval record",
    names: [
      /(?:^|\/)(?:(?:model|release|deployment|production|ai|governance)-)?approvals?(?:-?(?:records?|logs?|forms?|status|register))?$/,
      /(?:^|\/)sign-?offs?(?:[/.-]|$)/,
    ],
    content: /approv|sign.?off|freigabe/i,
    requires: [
      anywhere("who approved", /approver|approved.by|by\b|sign|role|name|reviewer/i),
      anywhere("when", /date|timestamp|\bon\b|time/i),
    ],
    words: 5,
  },
  intended_use: {
    title: "The statement of intended use",
    names: [
      /(?:^|[/.-])intended-(?:use|purpose)s?(?:[/.-]|$)/,
      /(?:^|[/.-])(?:ml|ai|machine-learning)-canvas(?:[/.-]|$)/,
      /(?:^|[/.-])(?:problem-statement|project-charter|acceptable-use(?:-policy)?)(?:[/.-]|$)/,
    ],
    requires: [
      anywhere("what it is for", /intend|purpose|problem|goal|objective|use|objetivo|qual|propos/i),
      anywhere("what it is not for", /out.of.scope|not.*use|limit|misuse|prohibit|caveat|restrict|disclaim/i),
    ],
    words: 30,
  },
  codeowners: { title: "The list of code owners", names: [], requires: [], words: 1 },
  licence: { title: "The licence", names: [], requires: [], words: 20 },
  security_policy: { title: "The security policy", names: [], requires: [], words: 10, guide: true },
  contributing: {
    title: "The guide for contributors",
    names: [/(?:^|[/.-])(?:dev(?:eloper|elopment)?|pre-commit)-?(?:set-?up|guide|environment|install(?:ation)?)(?:[/.-]|$)/],
    requires: [],
    guide: true,
    words: 10,
  },
  user_docs: {
    title: "The user documentation",
    names: [/^docs\/(?:.*\/)?(?:user-?(?:guide|manual)|usage|quick-?start|getting-started)$/],
    requires: [
      anywhere("how to use it", /us(?:age|e|ing)|start|run|instal|set.?up|how|guide|example|demo|deploy|replic|interface|api/i),
    ],
    guide: true,
    words: 40,
  },
  training_material: {
    title: "The training material",
    names: [
      /(?:^|[/.-])(?:tutorials?|walk-?throughs?|hands-on|onboarding|handbook|workshops?)(?:[/.-]|$)/,
      /(?:^|[/.-])(?:user|staff|team|agent|operator)-training(?:[/.-]|$)|(?:^|[/.-])training-(?:material|guide|plan|course|deck|programme|program)s?(?:[/.-]|$)/,
      /^(?:docs|documentation)\/(?:.*\/)?(?:training|guides?\/[^/]+)$/,
    ],
    requires: [],
    guide: true,
    words: 40,
  },
  runbook: {
    title: "The runbook",
    names: [
      /(?:^|[/.-])(?:run-?books?|play-?books?|trouble-?shoot(?:ing)?(?:-guide)?|incident-(?:response|management|handling)(?:-\w+)?|on-?call(?:-guide)?|operations?-(?:guide|manual|handbook)|disaster-recovery)(?:[/.-]|$)/,
      /^(?:.*\/)?(?:docs|runbooks)\/(?:.*\/)?(?:operations?|incidents?|sop)$/,
    ],
    requires: [
      anywhere(
        "how failures are noticed or what they look like",
        /alert|symptom|monitor|detect|error|incident|issue|problem|severity|failure|seeing|health/i,
      ),
      {
        ...anywhere(
          "what to do",
          /rollback|roll.back|recover|restart|restore|mitigat|respon|resol|remed|solution|fix|step|procedure|process|action|how|escalat|fallback/i,
        ),
        orCode: true,
      },
    ],
    guide: true,
    words: 40,
  },
  feedback_channel: { title: "The feedback channel", names: [], requires: [], words: 1 },
  rollout_plan: {
    title: "The rollout plan",
    names: [
      /(?:^|[/.-])(?:roll-?out|go-live|launch|release|deployment|change-management|adoption)-plan(?:[/.-]|$)|(?:^|[/.-])roll-?out(?:[/.-]|$)|(?:^|[/.-])change-management(?:[/.-]|$)/,
    ],
    requires: [
      anywhere("who gets it when", /cohort|phase|wave|stage|schedule|timeline|who|pilot|group|users|milestone/i),
      anywhere("how people are told", /communicat|announce|inform|training|stakeholder|notify|message/i),
      anywhere("whom to ask", /support|help|contact|escalat|feedback|question/i),
    ],
    words: 40,
  },
  data_protection: {
    title: "The data protection assessment",
    names: [
      /(?:^|[/.-])(?:dpia|pia|data-protection(?:-impact)?(?:-assessment)?|privacy-(?:impact-)?assessment|privacy-impact|privacy|gdpr)(?:[/.-]|$)/,
    ],
    requires: [
      anywhere("what is processed", /process|data|scope|personal|categor|collect/i),
      anywhere("why that is necessary or lawful", /\bneed|necess|proportion|purpose|legal|lawful|basis/i),
      anywhere("the risks and what is done about them", /risk|mitigat|measure|safeguard|security|rights/i),
    ],
    words: 60,
  },
  human_oversight: {
    title: "The description of human oversight",
    names: [/(?:^|[/.-])(?:human-oversight|oversight(?:-plan)?|human-in-the-loop)(?:[/.-]|$)/],
    requires: [
      anywhere("who oversees", /who|role|responsib|oversee|operator|review|person|people|owner/i),
      anywhere("how they step in", /overrid|overrul|\bmay do|stop|interven|escalat|disagree|halt|switch|fallback|how|appeal/i),
    ],
    words: 40,
  },
  readiness_assessment: {
    title: "The readiness assessment",
    names: [
      /(?:^|[/.-])(?:(?:data|production|ai|ml|operational)-readiness|readiness-(?:assessment|report|review|checklist))(?:[/.-]|$)/,
    ],
    requires: [
      anywhere("what was looked at", /scope|source|data|criteria|check|quality|what|complete|assess/i),
      anywhere("the result", /result|finding|conclusion|verdict|decision|gap|outcome|ready|recommend/i),
    ],
    words: 40,
  },
  monitoring_plan: {
    title: "The monitoring plan",
    names: [
      /(?:^|[/.-])(?:(?:post-market-)?monitoring-plan|post-market-monitoring)(?:[/.-]|$)|^(?:docs|governance)\/(?:.*\/)?monitoring$/,
    ],
    requires: [
      anywhere("what is measured", /metric|measure|drift|performance|indicator|kpi|monitor|signal/i),
      anywhere(
        "who acts on it and when",
        /alert|\bacts?\b|\bbound|threshold|owner|respons|escalat|frequency|action|contact|schedule|notify/i,
      ),
    ],
    words: 30,
  },
  system_card: {
    title: "The system card",
    names: [/(?:^|[/.-])(?:system-?cards?|fact-?sheets?|annex-(?:iv|4)|technical-documentation)(?:[/.-]|$)/],
    requires: [
      part("what the system is for", /purpose|intend|description|overview|use/i),
      part("how it was evaluated", /evaluat|test|metric|performance|accuracy|valid/i),
      LIMITS,
    ],
    words: 80,
  },
  impact_assessment: {
    title: "The impact assessment",
    names: [
      /(?:^|[/.-])(?:fria|aia|(?:ai-|algorithmic-|fundamental-rights-|human-rights-|ethics-)?impact-assessment|ai-impact)(?:[/.-]|$)/,
    ],
    requires: [
      anywhere("who is affected", /affect|stakeholder|who|people|group|user|population/i),
      anywhere("how, and what is done about it", /impact|harm|risk|mitigat|measure|right/i),
    ],
    words: 60,
  },
  data_contract: { title: "The data contract", names: [], requires: [], words: 1 },
};

/** Suffixes that people write documents in; those in `OPAQUE` cannot be read here. */
export const DOCUMENT_SUFFIX =
  /\.(?:md|mdx|markdown|rst|txt|adoc|asciidoc|org|html?|json|jsonld|ya?ml|pdf|docx?|odt|pptx?|xlsx?)$|(?:^|\/)[A-Z][A-Z_-]+$/i;
export const OPAQUE = /\.(?:pdf|docx?|odt|pptx?|xlsx?)$/i;
