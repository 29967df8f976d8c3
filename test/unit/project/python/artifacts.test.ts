import assert from "node:assert/strict";
import { inventoryOf } from "../inventory-of.ts";
import { artifacts, reads } from "./found.ts";

const wrong: string[] = [];

/** Soft, so that one run tells all that is wrong. */
async function finds(text: string, ...expected: readonly string[]) {
  const found = (await artifacts({ "a.py": text })).map((line) => line.replace(" a.py:", " "));
  if (found.join("\n") !== expected.join("\n")) wrong.push(`${text}\nfinds ${found.join("; ")}\nnot ${expected.join("; ")}`);
}

function told(what: string, cases: () => Promise<void>): void {
  it(what, async () => {
    await cases();
    assert.deepEqual(wrong.splice(0), []);
  });
}

describe("Model artefacts", () => {
  told("are found for sessions of TensorFlow 1", async () => {
    await finds(
      "import tensorflow as tf\nsaver = tf.train.Saver()\nsaver.restore(sess, 'weights/last')\nsaver.save(sess, 'weights/best', global_step=1)",
      "load 3 saver.restore weights/last none",
      "save 4 saver.save weights/best none",
    );
    await finds(
      "import tensorflow as tf\nsaver = tf.compat.v1.train.import_meta_graph('weights/last.meta')\nsaver.restore(sess, 'weights/last')",
      "load 2 tensorflow.compat.v1.train.import_meta_graph weights/last.meta none",
      "load 3 saver.restore weights/last none",
    );
  });

  told("are not what a training keeps beside its model to go on", async () => {
    await finds(
      "import torch\ntorch.save(model.state_dict(), 'out/model.bin')\ntorch.save(optimizer.state_dict(), 'out/optimizer_state.bin')",
      "save 2 torch.save out/model.bin none",
    );
    await finds("import torch\nscheduler.load_state_dict(torch.load('out/last.pt'))");
  });

  told("are found where a converter's bytes are written, and not where a helper saves data of any kind", async () => {
    await finds(
      "from skl2onnx import convert_sklearn\nonx = convert_sklearn(model, initial_types=[])\nopen('a.onnx', 'wb').write(onx.SerializeToString())",
      "save 3 onx.SerializeToString ? unknown",
    );
    await finds("import joblib\ndef save_bin(data, path):\n    joblib.dump(value=data, filename=path)");
  });

  told("are found where a state is loaded into a network", () =>
    finds("import torch\nstate_dict = torch.load(args.load)\nmodel.load_state_dict(state_dict)", "load 2 torch.load ? unknown"),
  );

  told("are found where a class saves what it is given, and after compiling", async () => {
    await finds(
      "from transformers import LlamaForCausalLM\nLlamaForCausalLM.save_pretrained(model, './merged')",
      "save 2 transformers.LlamaForCausalLM.save_pretrained merged none",
    );
    await finds(
      "import torch\nfrom peft import get_peft_model\nmodel = torch.compile(get_peft_model(base, config))\nmodel.save_pretrained('lora-out')",
      "save 4 model.save_pretrained lora-out none",
    );
    await finds("from transformers import AutoTokenizer\nAutoTokenizer.save_pretrained(tokenizer, './merged')");
  });

  told("are found where a zoo gives them, with a digest in their names", () =>
    finds(
      "import torch.utils.model_zoo as zoo\nurls = {'a': 'https://example.com/a-5c106cde.pth'}\nzoo.load_url(urls['a'])",
      "load 3 torch.utils.model_zoo.load_url https://example.com/a-5c106cde.pth hash",
    ),
  );

  told("are not what was unpickled, only because it is pickled again", () =>
    finds(
      "import pickle\nwith open('rows.dump', 'rb') as f:\n    rows = pickle.load(f)\nwith open('more.dump', 'wb') as f:\n    pickle.dump(rows, f)",
    ),
  );

  told("are of a hub where each of several names is, and cannot be told where one may be a folder", async () => {
    const helper = "from transformers import AutoModel\ndef make(name):\n    return AutoModel.from_pretrained(name)\n";
    const hubs = async (text: string) =>
      (await inventoryOf({ "a.py": helper + text })).modelArtifacts
        .filter(({ place }) => place.line === 3)
        .map(({ hub, tracking }) => `${hub?.id ?? "no hub"} ${tracking.tracker}`);
    assert.deepEqual(await hubs("make('org/a')\nmake('org/b')\n"), ["org/a none"]);
    assert.deepEqual(await hubs("make('org/a')\nmake('./models/b')\n"), ["no hub unknown"]);
    assert.deepEqual(
      (
        await inventoryOf({ "a.py": "import torch\ndef save(m, run, name):\n    torch.save(m, f'/srv/app/{run}/{name}')\n" })
      ).modelArtifacts.map(({ tracking }) => tracking.tracker),
      ["unknown"],
    );
  });

  told("are not what is written as a path, or saved by the project, from a hub", async () => {
    await finds(
      "from transformers import AutoModel\nAutoModel.from_pretrained('./tuned')",
      "load 2 transformers.AutoModel.from_pretrained tuned none",
    );
    const { modelArtifacts } = await inventoryOf({
      "train.py":
        "from transformers import AutoModel\nmodel = AutoModel.from_pretrained('org/base')\nmodel.save_pretrained('tuned')\n",
      "app.py": "from transformers import AutoModel\nAutoModel.from_pretrained('tuned')\nAutoModel.from_pretrained('./other')\n",
      "dvc.yaml": "stages:\n  train:\n    cmd: python train.py\n    outs:\n      - tuned\n",
    });
    assert.deepEqual(
      modelArtifacts.map(({ op, location, hub, tracking }) => `${op} ${location} ${hub?.id ?? "no hub"} ${tracking.tracker}`),
      ["load tuned no hub dvc", "load other no hub none", "load org/base org/base none", "save tuned no hub dvc"],
    );
  });

  told("of a helper that does much else are found at its callers only where they name the file", async () => {
    const files = {
      "build.py":
        "import joblib\nfrom somewhere import uri\n\n\ndef get_pipeline(model_path):\n    model = joblib.load(model_path)\n    return wrap(model)\n\n\nget_pipeline(uri())\nget_pipeline('models/a.joblib')\n",
    };
    assert.deepEqual(await artifacts(files), [
      "load build.py:6 joblib.load models/a.joblib none",
      "load build.py:11 get_pipeline models/a.joblib none",
    ]);
  });

  told("are judged once where they are fetched from a hub, and have the versions of a registry", async () => {
    await finds(
      "import torch\nfrom huggingface_hub import hf_hub_download\ntorch.load(hf_hub_download('org/m', 'a.pt'), weights_only=True)",
      "load 3 torch.load org/m unknown",
      "download 3 huggingface_hub.hf_hub_download org/m none",
    );
    await finds(
      "import joblib\nfrom azureml.core import Model\nmodel = joblib.load(Model.get_model_path('churn'))",
      "load 3 joblib.load churn registry",
      "download 3 azureml.core.Model.get_model_path churn registry",
    );
    await finds(
      "import torch\ntorch.load('weights-512x512.pt')\ntorch.load('upscaler-x2-1.0.pt')",
      "load 2 torch.load weights-512x512.pt none",
      "load 3 torch.load upscaler-x2-1.0.pt none",
    );
  });

  told("that are registered have their versions there", async () => {
    await finds(
      "from azureml.core import Model\nModel.register(workspace=ws, model_path='outputs/m.pkl', model_name='churn')",
      "save 2 azureml.core.Model.register churn registry",
    );
    await finds(
      "from google.cloud import aiplatform\naiplatform.Model.upload(display_name='churn', artifact_uri=uri)",
      "save 2 google.cloud.aiplatform.Model.upload churn registry",
    );
    await finds(
      "import mlflow\nmlflow.keras.log_model(model, 'models/churn')",
      "save 2 mlflow.keras.log_model models/churn registry",
    );
    await finds("from google.cloud import aiplatform\ne = aiplatform.Endpoint('projects/p/endpoints/1')");
  });

  told("that are handed to a tracker have their versions there", async () => {
    await finds(
      "import mlflow, pickle\nname = 'bow.bin'\nwith open('models/' + name, 'wb') as f:\n    pickle.dump(model, f)\nmlflow.log_artifact(local_path='models/' + name)",
      "save 4 pickle.dump models/bow.bin registry",
    );
    await finds(
      "import mlflow, joblib\njoblib.dump(model, 'models/a.joblib')\nmlflow.log_artifacts('models')",
      "save 2 joblib.dump models/a.joblib registry",
    );
    await finds(
      "import mlflow, joblib\njoblib.dump(model, 'models/a.joblib')\nmlflow.log_artifact('models/b.joblib')",
      "save 2 joblib.dump models/a.joblib none",
    );
    await finds(
      "import wandb, joblib\nrun = wandb.init()\nrun.use_artifact('churn:v3').download('models/churn')\njoblib.load('models/churn/a.joblib')\njoblib.dump(model, 'models/churn/b.joblib')",
      "download 3 run.use_artifact churn:v3 registry",
      "load 4 joblib.load models/churn/a.joblib registry",
      "save 5 joblib.dump models/churn/b.joblib none",
    );
  });

  told("in a folder that the platform keeps with each run have their versions there", async () => {
    await finds(
      "import joblib\nfrom azureml.core import Run\nrun = Run.get_context()\njoblib.dump(model, 'outputs/m.joblib')",
      "save 4 joblib.dump outputs/m.joblib registry",
    );
    await finds("import joblib\njoblib.dump(model, 'outputs/m.joblib')", "save 2 joblib.dump outputs/m.joblib none");
  });

  it("of a helper that adds a folder are whole at its callers, and have the versions that all of them have", async () => {
    const files = {
      "store.py":
        "import os\nimport pickle\n\nFOLDER = 'artifacts'\n\n\ndef save(model, name):\n    path = os.path.join(FOLDER, name)\n    with open(path, 'wb') as f:\n        pickle.dump(model, f)\n\n\ndef load(args):\n    with open(args.model_path, 'rb') as f:\n        model = pickle.load(f)\n    return model\n",
      "train.py": "from store import load, save\nsave(vectorizer, 'vectorizer.pkl')\nsave(model, 'model.pkl')\nload(args)\n",
      "artifacts/model.pkl": "",
      "artifacts/vectorizer.pkl": "",
    };
    assert.deepEqual(await artifacts(files), [
      "save store.py:10 pickle.dump artifacts/vectorizer.pkl git",
      "load store.py:15 pickle.load ? unknown",
      "save train.py:2 save artifacts/vectorizer.pkl git",
      "save train.py:3 save artifacts/model.pkl git",
    ]);
  });

  told("are found for pickles of models", async () => {
    await finds(
      "import joblib\nfrom sklearn.svm import SVC\nm = SVC().fit(X, y)\njoblib.dump(m, 'models/m.joblib')",
      "save 4 joblib.dump models/m.joblib none",
    );
    await finds(
      "import pickle\nfrom sklearn.svm import SVC\nm = SVC().fit(X, y)\nwith open('models/m.pkl', 'wb') as f:\n    pickle.dump(m, f)",
      "save 5 pickle.dump models/m.pkl none",
    );
    await finds(
      "import pickle\nmodel = pickle.load(open('model.pkl', 'rb'))\nmodel.predict(x)",
      "load 2 pickle.load model.pkl none",
    );
    await finds(
      "import pickle\nthing = pickle.load(open('thing.pkl', 'rb'))\nthing.predict(x)",
      "load 2 pickle.load thing.pkl none",
    );
    await finds(
      "import pickle\nfrom pathlib import Path\nmodel = pickle.loads(Path('model.pkl').read_bytes())",
      "load 3 pickle.loads model.pkl none",
    );
    await finds(
      "import cloudpickle\nwith open('model.pkl', 'rb') as f:\n    model = cloudpickle.load(f)",
      "load 3 cloudpickle.load model.pkl none",
    );
    await finds("import dill\nmodel = dill.load(open('model.dill', 'rb'))", "load 2 dill.load model.dill none");
    await finds(
      "import skops.io as sio\nsio.dump(clf, 'clf.skops')\nsio.load('clf.skops')",
      "save 2 skops.io.dump clf.skops none",
      "load 3 skops.io.load clf.skops none",
    );
    await finds(
      "import pandas as pd\nmodel = pd.read_pickle('models/model.pkl')\nmodel.predict(x)",
      "load 2 pandas.read_pickle models/model.pkl none",
    );
  });

  told("are found for PyTorch, Lightning and safetensors", async () => {
    await finds("import torch\ntorch.save(net.state_dict(), 'net.pth')", "save 2 torch.save net.pth none");
    await finds("import torch\nG = make()\ntorch.save(G.state_dict(), 'weights/G.pth')", "save 3 torch.save weights/G.pth none");
    await finds("import torch\nnet.load_state_dict(torch.load('net.pth', map_location='cpu'))", "load 2 torch.load net.pth none");
    await finds(
      "import torch\ndef train(path='best.pt'):\n    state = torch.load(path)\n    return state",
      "load 3 torch.load best.pt none",
    );
    await finds("import torch\nm = torch.jit.load('m.pt')", "load 2 torch.jit.load m.pt none");
    await finds("import torch\ntorch.onnx.export(net, x, 'net.onnx')", "save 2 torch.onnx.export net.onnx none");
    await finds(
      "import torch\nm = torch.hub.load('pytorch/vision:v0.10.0', 'resnet18')",
      "load 2 torch.hub.load pytorch/vision:v0.10.0 snapshot",
    );
    await finds(
      "from safetensors.torch import load_file, save_file\nsave_file(t, 'm.safetensors')\nload_file('m.safetensors')",
      "save 2 safetensors.torch.save_file m.safetensors none",
      "load 3 safetensors.torch.load_file m.safetensors none",
    );
    await finds(
      "import pytorch_lightning as pl\nclass Net(pl.LightningModule):\n    pass\nnet = Net.load_from_checkpoint('best.ckpt')",
      "load 4 pytorch_lightning.LightningModule.load_from_checkpoint best.ckpt none",
    );
  });

  told("are found for Keras, ONNX and boosters", async () => {
    await finds(
      "from tensorflow import keras\nm = keras.models.load_model('m.h5')",
      "load 2 tensorflow.keras.models.load_model m.h5 none",
    );
    await finds(
      "from keras.models import Sequential\nm = Sequential()\nm.fit(x, y)\nm.save('m.keras')",
      "save 4 m.save m.keras none",
    );
    await finds(
      "from keras.models import Sequential\nm = Sequential()\nm.load_weights('w.h5')",
      "load 3 m.load_weights w.h5 none",
    );
    await finds("import tensorflow as tf\nm = tf.saved_model.load('saved')", "load 2 tensorflow.saved_model.load saved none");
    await finds(
      "import onnxruntime as ort\ns = ort.InferenceSession('m.onnx')",
      "load 2 onnxruntime.InferenceSession m.onnx none",
    );
    await finds(
      "import onnx\nm = onnx.load('m.onnx')\nonnx.save(m, 'n.onnx')",
      "load 2 onnx.load m.onnx none",
      "save 3 onnx.save n.onnx none",
    );
    await finds(
      "import xgboost as xgb\nb = xgb.Booster()\nb.load_model('m.json')\nb.save_model('n.json')",
      "load 3 b.load_model m.json none",
      "save 4 b.save_model n.json none",
    );
    await finds("import lightgbm as lgb\nb = lgb.Booster(model_file='m.txt')", "load 2 lightgbm.Booster m.txt none");
    await finds(
      "from catboost import CatBoostClassifier\nm = CatBoostClassifier()\nm.fit(x, y)\nm.save_model('m.cbm')",
      "save 4 m.save_model m.cbm none",
    );
    await finds("import spacy\nn = spacy.load('models/ner')", "load 2 spacy.load models/ner none");
    await finds("import fasttext\nm = fasttext.load_model('lid.bin')", "load 2 fasttext.load_model lid.bin none");
    await finds(
      "from gensim.models import Word2Vec\nm = Word2Vec.load('w2v.model')",
      "load 2 gensim.models.Word2Vec.load w2v.model none",
    );
    await finds("from ultralytics import YOLO\nm = YOLO('weights/best.pt')", "load 2 ultralytics.YOLO weights/best.pt none");
    for (const published of ["yolov8n.pt", "yolo11x-seg.pt", "yolov5su.pt", "yolo_nas_s.pt", "rtdetr-l.pt", "mobile_sam.pt"])
      await finds(`from ultralytics import YOLO\nm = YOLO('${published}')`, `load 2 ultralytics.YOLO ${published} snapshot`);
    for (const own of ["yolo_parts.pt", "yolov8_custom.pt", "models/yolov8n.pt"])
      await finds(`from ultralytics import YOLO\nm = YOLO('${own}')`, `load 2 ultralytics.YOLO ${own} none`);
    await finds(
      "from pyspark.ml import PipelineModel\nm = PipelineModel.load('models/p')",
      "load 2 pyspark.ml.PipelineModel.load models/p none",
    );
    await finds(
      "from pyspark.ml import Pipeline\nm = Pipeline(stages=[]).fit(table)\nm.write().overwrite().save('models/p')",
      "save 3 pyspark.ml.Pipeline.fit.write.save models/p none",
    );
    await finds(
      "from pyspark.ml import PipelineModel\ndef keep(m: PipelineModel):\n    m.write().save('models/p')",
      "save 3 pyspark.ml.PipelineModel.write.save models/p none",
    );
  });

  told("are found where a callback saves while a model is trained", async () => {
    await finds(
      "from keras.callbacks import ModelCheckpoint\nc = ModelCheckpoint('best.keras', save_best_only=True)",
      "save 2 keras.callbacks.ModelCheckpoint best.keras none",
    );
    await finds(
      "import tensorflow as tf\nc = tf.keras.callbacks.ModelCheckpoint(filepath='best.h5')",
      "save 2 tensorflow.keras.callbacks.ModelCheckpoint best.h5 none",
    );
    await finds(
      "from pytorch_lightning.callbacks import ModelCheckpoint\nc = ModelCheckpoint(dirpath='models', monitor='loss')",
      "save 2 pytorch_lightning.callbacks.ModelCheckpoint models none",
    );
  });

  told("are found for the hub, pinned and floating", async () => {
    await finds(
      "from transformers import AutoModel\nm = AutoModel.from_pretrained('bert-base-uncased')",
      "load 2 transformers.AutoModel.from_pretrained bert-base-uncased none",
    );
    await finds(
      "from transformers import AutoModel\nm = AutoModel.from_pretrained('models/mine')",
      "load 2 transformers.AutoModel.from_pretrained models/mine none",
    );
    await finds(
      "from transformers import AutoModel\nm = AutoModel.from_pretrained('org/m', revision='86b5e0934494bd15c9632b12f734a8a67f723594')",
      "load 2 transformers.AutoModel.from_pretrained org/m huggingface",
    );
    await finds(
      "from transformers import AutoModel\nm = AutoModel.from_pretrained('x/y')\nm.save_pretrained('out')",
      "load 2 transformers.AutoModel.from_pretrained x/y none",
      "save 3 m.save_pretrained out none",
    );
    await finds(
      "from transformers import Trainer\nt = Trainer(model=m)\nt.train()\nt.save_model('out')\nt.push_to_hub()",
      "save 4 t.save_model out none",
      "save 5 t.push_to_hub ? registry",
    );
    await finds(
      "from huggingface_hub import hf_hub_download, snapshot_download\nhf_hub_download('org/m', 'm.bin')\nsnapshot_download('org/m')",
      "download 2 huggingface_hub.hf_hub_download org/m none",
      "download 3 huggingface_hub.snapshot_download org/m none",
    );
    await finds(
      "from sentence_transformers import SentenceTransformer\nm = SentenceTransformer('all-MiniLM-L6-v2')",
      "load 2 sentence_transformers.SentenceTransformer all-MiniLM-L6-v2 none",
    );
    await finds(
      "from diffusers import DiffusionPipeline\np = DiffusionPipeline.from_pretrained('org/sd')",
      "load 2 diffusers.DiffusionPipeline.from_pretrained org/sd none",
    );
    await finds(
      "from peft import PeftModel\nm = PeftModel.from_pretrained(base, 'org/lora')",
      "load 2 peft.PeftModel.from_pretrained org/lora none",
    );
  });

  told("are followed through merging and trainers", async () => {
    await finds(
      "from peft import AutoPeftModelForCausalLM\nm = AutoPeftModelForCausalLM.from_pretrained('org/lora')\nmerged = m.merge_and_unload()\nmerged.save_pretrained('out')",
      "load 2 peft.AutoPeftModelForCausalLM.from_pretrained org/lora none",
      "save 4 merged.save_pretrained out none",
    );
    await finds(
      "from transformers import Trainer\nt = Trainer(model=m)\nt.model.save_pretrained('out')",
      "save 3 t.model.save_pretrained out none",
    );
  });

  told("are found for registries", async () => {
    await finds(
      "import mlflow\nm = mlflow.pyfunc.load_model('models:/churn/3')",
      "load 2 mlflow.pyfunc.load_model models:/churn/3 registry",
    );
    await finds("import mlflow.sklearn\nmlflow.sklearn.log_model(m, 'model')", "save 2 mlflow.sklearn.log_model model registry");
    await finds(
      "from mlflow.sklearn import log_model\nlog_model(m, artifact_path='model')",
      "save 2 mlflow.sklearn.log_model model registry",
    );
    await finds(
      "import mlflow\nmlflow.register_model('runs:/1/model', 'churn')",
      "save 2 mlflow.register_model runs:/1/model registry",
    );
    await finds(
      "import wandb\nrun = wandb.init()\nrun.use_artifact('team/p/model:v1', type='model')",
      "download 3 run.use_artifact team/p/model:v1 registry",
    );
    await finds("import bentoml\nbentoml.sklearn.save_model('churn', m)", "save 2 bentoml.sklearn.save_model churn registry");
  });

  told("are found by assignment and through helpers", async () => {
    await finds(
      "from detectron2.config import get_cfg\ncfg = get_cfg()\ncfg.MODEL.WEIGHTS = 'weights/model_final.pth'",
      "load 3 detectron2.config.get_cfg.MODEL.WEIGHTS weights/model_final.pth none",
    );
    await finds(
      "import urllib.request\nurllib.request.urlretrieve('https://example.com/m.onnx', 'm.onnx')",
      "download 2 urllib.request.urlretrieve https://example.com/m.onnx none",
    );
  });

  it("of a helper that unpickles what it is told are found at its callers", async () => {
    const files = {
      "src/utils.py":
        "import dill\ndef load_object(file_path):\n    with open(file_path, 'rb') as f:\n        return dill.load(f)\ndef save_object(file_path, obj):\n    with open(file_path, 'wb') as f:\n        dill.dump(obj, f)\n",
      "src/train.py":
        "import os\nfrom src.utils import save_object\nsave_object(file_path=os.path.join('artifacts', 'model.pkl'), obj=model)\nsave_object('artifacts/preprocessor.pkl', pre)\n",
      "src/predict.py":
        "from src.utils import load_object\nmodel = load_object('artifacts/model.pkl')\npre = load_object(file_path='artifacts/preprocessor.pkl')\nmodel.predict(pre.transform(x))\n",
    };
    assert.deepEqual(
      (await artifacts(files)).filter((line) => !line.includes("utils.py")),
      [
        "load src/predict.py:2 load_object artifacts/model.pkl none",
        "load src/predict.py:3 load_object artifacts/preprocessor.pkl none",
        "save src/train.py:3 save_object artifacts/model.pkl none",
        "save src/train.py:4 save_object artifacts/preprocessor.pkl none",
      ],
    );
  });

  it("in an object that keeps its paths in configuration are resolved", async () => {
    const files = {
      "config.yaml": "model:\n  path: models/churn.joblib\n",
      "src/config.py":
        "import yaml\nfrom pathlib import Path\nwith open(Path(__file__).parent.parent / 'config.yaml') as f:\n    CONFIG = yaml.safe_load(f)\n",
      "src/predictor.py":
        "import joblib\nfrom src.config import CONFIG\nclass Predictor:\n    def __init__(self, path=None):\n        self.model = joblib.load(path or CONFIG['model']['path'])\n",
    };
    assert.deepEqual(await artifacts(files), ["load src/predictor.py:5 joblib.load models/churn.joblib none"]);
  });

  it("are not pickled data, vocabularies or settings", async () => {
    const of = async (text: string) => ({ models: await artifacts({ "a.py": text }), data: await reads({ "a.py": text }) });
    assert.deepEqual(await of("import pickle\nX_train = pickle.load(open('data/X_train.pkl', 'rb'))"), {
      models: [],
      data: ["a.py:2 pickle.load data/X_train.pkl none"],
    });
    assert.deepEqual((await of("import pickle\nvocab = pickle.load(open('vocab.pkl', 'rb'))")).models, []);
    assert.deepEqual((await of("import torch\nfeatures = torch.load('data/features.pt')")).models, []);
    assert.deepEqual((await of("import json\njson.dump({'a': 1}, open('model_config.json', 'w'))")).models, []);
    assert.deepEqual((await of("import pickle\ncache = pickle.load(open('cache.pkl', 'rb'))")).models, []);
    assert.deepEqual(await of("import pandas as pd\ndf = pd.read_pickle('data/train.pkl')"), {
      models: [],
      data: ["a.py:2 pandas.read_pickle data/train.pkl none"],
    });
  });

  it("are neither where a training notes down what came of it", async () => {
    const text = [
      "import joblib",
      "joblib.dump(best, 'artifacts/tuning_results.joblib')",
      "notes = joblib.load('models/model_metadata.joblib')",
      "joblib.dump((rows, rest), 'artifacts/data_splits.joblib')",
      "scores = joblib.load('models/scores.joblib')",
      "scores.predict(rows)",
    ].join("\n");
    assert.deepEqual(await artifacts({ "a.py": text }), ["load a.py:5 joblib.load models/scores.joblib none"]);
    assert.deepEqual(await reads({ "a.py": text }), []);
  });

  it("are neither in a helper that loads anything and that nobody tells where from", async () => {
    const of = async (text: string) => ({ models: await artifacts({ "a.py": text }), data: await reads({ "a.py": text }) });
    const helper = "import joblib\ndef load_bin(path):\n    data = joblib.load(path)\n    return data\n";
    assert.deepEqual(await of(helper), { models: [], data: [] });
    assert.deepEqual(await of(helper.replace("load_bin", "load_features")), {
      models: [],
      data: ["a.py:3 joblib.load ? unknown"],
    });
    assert.equal((await of(`${helper}rows = load_bin('data/train.pkl')\n`)).data.length, 1);
  });

  it("whose digest is taken have a recorded hash", async () => {
    const text =
      "import hashlib, joblib\ndef load(path='m.joblib'):\n    digest = hashlib.sha256(open(path, 'rb').read()).hexdigest()\n    assert digest == EXPECTED\n    return joblib.load(path)\n";
    assert.deepEqual(await artifacts({ "a.py": text }), ["load a.py:5 joblib.load m.joblib hash"]);
  });

  it("that run code when they are loaded are told", async () => {
    const { modelArtifacts } = await inventoryOf({
      "a.py": "import torch, joblib\ntorch.load('a.pt')\ntorch.load('b.pt', weights_only=True)\njoblib.load('c.joblib')\n",
    });
    assert.deepEqual(
      modelArtifacts.map((one) => one.unsafe),
      [true, false, true],
    );
  });
});
