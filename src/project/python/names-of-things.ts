import { baseName } from "../../model/paths.ts";

/**
 * What names suggest. Only asked where the flow of values leaves it open, and never alone enough for a finding: a pickle is a model when
 * something predicts with it, and only else when it is called one.
 */
const MODEL =
  /(^|[^a-z])(models?|mdl|clf|cls|classif\w*|regress\w*|estimators?|pipe(line)?|predictor|scalers?|encoders?|vectori[sz]ers?|tfidf|[a-z]*processors?|tokeni[sz]er|imputers?|weights|checkpoint|ckpt|svm|svc|knn|xgb\w*|lgbm?|catboost|forest|tree|logreg|linreg|kmeans|pca|booster|state_?dict|transformer|network|net|nn|resnet|bert|ensemble|reducer|ohe|label_?enc\w*)([^a-z]|$)/;
const DATA =
  /(^|[^a-z])(data(set|frame)?s?|df\w*|train(ing)?|test(ing)?|val(id(ation)?)?|features?|matrix|labels?|targets?|corpus|samples?|records?|rows|table|history|embeddings?|docs|documents|texts?|raw|processed|interim|splits?|batch|similarity|movies?|books?|list|dict|vocab\w*|columns|mapping)([^a-z]|$)|(^|[^a-z0-9])[xy]([^a-z0-9]|$)/;

/** Underscores, digits and capitals part words: `bestModel_v2` has the word model. */
function words(text: string): string {
  return text.replaceAll(/([a-z])([A-Z])/g, "$1_$2").toLowerCase();
}

export function soundsLikeModel(text: string): boolean {
  return MODEL.test(words(text));
}

export function soundsLikeData(text: string): boolean {
  return DATA.test(words(text));
}

const SETTINGS =
  /(^|[^a-z])(config(uration)?s?|conf|cfg|params?|settings?|requirements?|schemas?|secrets?|credentials?|prompts?|metrics?|results?|reports?|log|logs|licen[cs]e|readme|stop_?words|locale|translations?|pyproject|pom|setup|registers?|openapi|swagger|service_?account|class_?(names|indices)|labels?_?map|id2label|index_to_name|coverage|junit|benchmarks?)([^a-z]|$)/;

/** What a name ends in where it is kept by a program; data may have such a word too: `state_of_the_union.txt`. */
const KEPT =
  /(^|[^a-z])(template|metadata|meta|manifest|scores?|version|package|token|key|env|state|cache|history|summary|(job|run|model|endpoint|experiment)[_-](name|id|arn|ur[il]))\d*(\.[\w.]+)?$/;

const SHEETS = /\.(csv|tsv|parquet|feather|jsonl|ndjson|xlsx?|sas7bdat|dta|arff)(\.(gz|bz2|zip|xz|zst))?$/;

/** Tables have such words as data: `exam_scores.csv`, `patients_metadata.csv`. These a training run writes. */
const KEPT_TABLE =
  /^((model|train(ing)?|eval(uation)?|test|val(id(ation)?)?|cv|run|loss|best|final|fit|epoch)[_-]?)*(template|manifest|scores?|cache|history|summary)\.[\w.]+$/;

/** What a model's answers are called, one a line. */
const NAMES = /(^|[^a-z])(labels|classes|synsets?)(_list)?\d*\.(txt|names|pbtxt)$/;

/** Which number stands for which answer. */
const NUMBERS =
  /(^|[^a-z])((class(es)?|labels?)_?(map(ping)?s?|to_?(idx|index|id)|2_?(idx|id)|index)|(idx|index|id)_?(to|2)_?(class(es)?|labels?))\.(json|ya?ml|pkl|pickle|npy)$/;

/** Whether a file holds the names of a model's answers, wherever it lies. */
export function namesAnswers(path: string): boolean {
  const name = words(baseName(path));
  return NAMES.test(name) || NUMBERS.test(name);
}

/** What a program keeps of its own running, to look at it later: no result is traced to that. */
const OPERATION =
  /(^|_)(predictions?|inference|drift|quality|performance|monitoring)_(history|logs?)(_\w+)?\.(csv|parquet|feather|jsonl?|ndjson)$/;

export function isOfOperation(path: string): boolean {
  return OPERATION.test(words(baseName(path)));
}

/** What a training writes down of itself beside its model. */
const NOTES = /(^|[^a-z])(meta_?data|metrics|results?|scores?|reports?|(hyper_?)?params|stats|info|summary)(_\d+)?\.\w+$/;

export function soundsLikeNotes(path: string): boolean {
  return NOTES.test(words(baseName(path)));
}

/** How models did against each other, which is written down beside them. */
const COMPARED =
  /^models?_(\w+_)?(comparison|performance|evaluation|leaderboard|validation)(_(incremental|results?|report|summary|scores?))*\.\w+$/;

/** Configuration, documents about the data and what programs write for themselves: read, but no dataset. */
export function soundsLikeSettings(path: string): boolean {
  const name = words(baseName(path));
  return (
    NAMES.test(name) ||
    NUMBERS.test(name) ||
    SETTINGS.test(name) ||
    COMPARED.test(name) ||
    (SHEETS.test(name) ? KEPT_TABLE : KEPT).test(name)
  );
}

const TABLES =
  /\.(csv|tsv|parquet|feather|jsonl|ndjson|arrow|avro|orc|xlsx?|sas7bdat|dta|sav|npy|npz|h5|hdf5?|mat|tfrecords?|xml|arff|libsvm|svmlight|data)(\.(gz|bz2|zip|xz|zst))?$/i;
const LOOSE = /\.(json|txt|pkl|pickle|dat|zip|tar|tgz|gz|bz2|xz|7z|rar)$/i;
const MEDIA = /\.(pdf|docx?|epub|jpe?g|png|bmp|tiff?|gif|webp|wav|mp3|flac|ogg|mp4|avi|dcm|nii(\.gz)?)$/i;

/** Whatever lies in a folder of data: what was listed there. */
const ANY = /(^|\/)(raw|train|test|val|data(sets?)?\/(.*\/)?[\w-]*datasets?)(\/[\w-]+)*\/\*$/i;
const ONE = /(^|\/)(data(sets?)?|train|test|val|raw)(\/|$)/i;
const MANY = /(^|\/)(data(sets?)?|images?|train|test|val|raw)(\/|$)/i;

const MODEL_FILE =
  /\.(pth?|h5|keras|onnx|pkl|pickle|joblib|safetensors|ckpt|bin|weights|tflite|pb|gguf|ggml|pmml|mlmodel|caffemodel|xgb|ubj|cbm|lgbm?|engine|mar)$/i;

/** Whether a file is a model by its suffix; `.h5` and pickles may be data as well. */
export function looksLikeModelFile(path: string): boolean {
  return MODEL_FILE.test(path);
}

/** Whether a file opened by hand is a dataset, by its suffix and where it lies. */
export function looksLikeDataset(path: string): boolean {
  // What a program writes to read it back at once, or to go on from.
  if (/[._-](?:checkpoint|progress|state)(?:\.json)?$/i.test(path)) return false;
  if (/(^|\/)te?mp(?=[_/-])[^/]*\//i.test(path)) return false;
  if (soundsLikeSettings(path) || /(^|\/)(models?|weights|checkpoints?|saved_models?)\//i.test(path)) return false;
  if (TABLES.test(path) || ANY.test(path)) return true;
  // What a service is tried out with.
  if (/(^|\/)tests?\/|(^|[^a-z])(payload|request|smoke|sample_(data|input|request))/i.test(path)) return false;
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  if (LOOSE.test(path))
    return (
      /(^|\/)((\w[\w.]*-)?data|[\w-]*datasets?|\w*corpus|corpora|raw|processed|interim|features?|inputs?)(\/|$)/i.test(folder) ||
      /(^|[^a-z])(train|dataset|corpus|annotations?|(eval\w*|test|golden)[_-]?sets?|ground[_-]?truths?|qa[_-]?pairs|(test|dev|valid\w*)\d*(\.\w+)+$)|data\.(zip|tar|tgz|gz|7z|rar)/i.test(
        path.slice(folder.length),
      )
    );
  // One picture from the web illustrates something.
  if (/^https?:/.test(path) && !path.includes("*")) return false;
  // One picture among images illustrates something as well; a folder of them is data.
  return MEDIA.test(path) && (path.includes("*") ? MANY : ONE).test(folder);
}
