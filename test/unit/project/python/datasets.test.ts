import assert from "node:assert/strict";
import { inventoryOf } from "../inventory-of.ts";
import { artifacts, notebook, reads } from "./found.ts";

/** Reads of one file `a.py`, without their file. */
async function of(text: string, more: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  return (await reads({ "a.py": text, ...more })).map((line) => line.replace(/^a\.py:/, ""));
}

const wrong: string[] = [];

/** Soft, so that one run tells all that is wrong. */
async function finds(text: string, ...expected: readonly string[]) {
  const found = await of(text);
  if (found.join("\n") !== expected.join("\n")) wrong.push(`${text}\nfinds ${found.join("; ")}\nnot ${expected.join("; ")}`);
}

function told(what: string, cases: () => Promise<void>): void {
  it(what, async () => {
    await cases();
    assert.deepEqual(wrong.splice(0), []);
  });
}

describe("Dataset reads", () => {
  told("are found for what answers are measured with, and not for a model that comes from a store", async () => {
    const opened = (name: string) => `import json\nwith open("eval/${name}") as file:\n    json.load(file)`;
    await finds(opened("eval_set.json"), "2 open eval/eval_set.json none");
    await finds(opened("golden-set.json"), "2 open eval/golden-set.json none");
    await finds(opened("qa_pairs.json"), "2 open eval/qa_pairs.json none");
    await finds(opened("settings.json"));
    await finds(
      "import joblib\nfrom minio import Minio\ndef fetch(bucket, name, path):\n    Minio('s').fget_object(bucket, name, path)\n    return joblib.load(path)",
    );
    await finds(
      "from minio import Minio\ndef fetch(uri, path):\n    parts = uri.split('/', 1)\n    name = parts[1] if len(parts) > 1 else ''\n    Minio('s').fget_object(parts[0], name, path)",
    );
  });

  told("are found for tables", async () => {
    await finds("import pandas as pd\npd.read_csv('data/a.csv')", "2 pandas.read_csv data/a.csv none");
    await finds("import pandas\npandas.read_parquet(path='data/a.parquet')", "2 pandas.read_parquet data/a.parquet none");
    await finds("from pandas import read_excel\nread_excel('data/a.xlsx')", "2 pandas.read_excel data/a.xlsx none");
    await finds("import pyspark.pandas as pd\npd.read_csv('data/a.csv')", "2 pyspark.pandas.read_csv data/a.csv none");
    await finds("import modin.pandas as pd\npd.read_csv('data/a.csv')", "2 modin.pandas.read_csv data/a.csv none");
    await finds("import dask.dataframe as dd\ndd.read_csv('data/*.csv')", "2 dask.dataframe.read_csv data/*.csv none");
    await finds("import polars as pl\npl.scan_parquet('data/a.parquet')", "2 polars.scan_parquet data/a.parquet none");
    await finds("import cudf\ncudf.read_csv('data/a.csv')", "2 cudf.read_csv data/a.csv none");
    await finds("import geopandas as gpd\ngpd.read_file('data/a.shp')", "2 geopandas.read_file data/a.shp none");
    await finds(
      "import pyarrow.parquet as pq\npq.read_table('data/a.parquet')",
      "2 pyarrow.parquet.read_table data/a.parquet none",
    );
    await finds("import vaex\nvaex.open('data/a.hdf5')", "2 vaex.open data/a.hdf5 none");
    await finds("import datatable as dt\ndt.fread('data/a.csv')", "2 datatable.fread data/a.csv none");
    await finds("import xarray as xr\nxr.open_dataset('data/a.nc')", "2 xarray.open_dataset data/a.nc none");
    await finds("import pandas as pd\nwith pd.HDFStore('data/a.h5') as s:\n    s['x']", "2 pandas.HDFStore data/a.h5 none");
    await finds("import pandas as pd\nx = pd.ExcelFile('data/a.xlsx')\nx.parse('s')", "2 pandas.ExcelFile data/a.xlsx none");
    await finds(
      "import pandas as pd\npd.read_csv('https://example.com/a.csv')",
      "2 pandas.read_csv https://example.com/a.csv none",
    );
    await finds("import pandas as pd\npd.read_csv('s3://bucket/a.csv')", "2 pandas.read_csv s3://bucket/a.csv none");
  });

  told("leave open what a program keeps of its own running, and are none for what numbers stand for", async () => {
    for (const kept of ["data/inference_log.parquet", "data/predictions_log_2024.csv", "feature_drift_history.parquet"])
      await finds(`import pandas as pd\npd.read_table('${kept}')`, `2 pandas.read_table ${kept} unknown`);
    await finds("import pandas as pd\npd.read_csv('data/credit_history.csv')", "2 pandas.read_csv data/credit_history.csv none");
    for (const names of ["class_map.json", "classToIdx.json", "idx2label.json", "label_mapping.json"])
      await finds(`import json, pathlib\nimport sklearn.svm\njson.loads(pathlib.Path('data/processed/${names}').read_text())`);
    await finds(
      "from mlflow.tracking import MlflowClient\nMlflowClient().download_artifacts(run, 'feature_schema/feature_schema.json')",
    );
  });

  told("are found for recordings and pictures that the same code lists", async () => {
    const listed = (folder: string) =>
      `import os, librosa\nimport sklearn.svm\nfor name in os.listdir('${folder}'):\n    librosa.load(os.path.join('${folder}', name))`;
    await finds(listed("../birds"), "4 librosa.load ../birds/* none");
    await finds(listed("static/results"));
    await finds("import json\njson.load(open('street/annotations.json'))", "2 open street/annotations.json none");
  });

  it("are found in helpers of what gives a training loop its samples", async () => {
    const found = await reads({
      "sounds/opening.py": "import torchaudio\n\ndef opened(name):\n    return torchaudio.load(name)\n",
      "sounds/samples.py":
        "from torch.utils.data import Dataset\nfrom sounds.opening import opened\n\nclass Calls(Dataset):\n    def __init__(self, rows):\n        self.rows = rows\n\n    def __getitem__(self, at):\n        return opened(self.rows[at])\n",
    });
    assert.deepEqual(found, ["sounds/opening.py:4 torchaudio.load ? unknown"]);
    const weights = "import torch\nnet = torch.nn.Linear(1, 1)\nnet.load_state_dict(torch.load('runs/epoch_3_val_loss.bin'))\n";
    assert.deepEqual(await reads({ "a.py": weights }), []);
    assert.deepEqual(await artifacts({ "a.py": weights }), ["load a.py:3 torch.load runs/epoch_3_val_loss.bin none"]);
  });

  told("are not what a service is asked about", async () => {
    const route = (body: string) =>
      `import os, cv2, joblib\nfrom fastapi import FastAPI\napp = FastAPI()\nmodel = joblib.load('a.pkl')\n@app.post('/see')\ndef see(name: str):\n${body}`;
    await finds(route("    return model.predict(cv2.imread(os.path.join('data/images', name)))"));
    await finds(
      route("    return [model.predict(cv2.imread(os.path.join('data/images', one))) for one in os.listdir('data/images')]"),
      "7 cv2.imread data/images/* none",
    );
  });

  told("are no names of a model's answers", async () => {
    await finds("import tensorflow as tf\ntf.keras.utils.get_file('l.txt', 'https://example.com/data/ImageNetLabels.txt')");
    await finds("open('data/coco.names')");
    await finds("import pandas as pd\npd.read_csv('data/labels.csv')", "2 pandas.read_csv data/labels.csv none");
  });

  told("are no tables of how models did against each other", async () => {
    await finds("import pandas as pd\npd.read_csv('artifacts/model_test_performance.csv')");
    await finds("import pandas as pd\npd.read_csv('artifacts/models_comparison_incremental.csv')");
    await finds("import pandas as pd\npd.read_csv('student_performance.csv')", "2 pandas.read_csv student_performance.csv none");
  });

  told("are found by words that settings have as well", async () => {
    await finds("import pandas as pd\npd.read_csv('german_credit_risk.csv')", "2 pandas.read_csv german_credit_risk.csv none");
    await finds("import pandas as pd\npd.read_csv('exam_scores.csv')", "2 pandas.read_csv exam_scores.csv none");
    await finds("import pandas as pd\npd.read_csv('xray_metadata.csv')", "2 pandas.read_csv xray_metadata.csv none");
    await finds(
      "from langchain_community.document_loaders import TextLoader\nTextLoader('state_of_the_nation.txt').load()",
      "2 langchain_community.document_loaders.TextLoader state_of_the_nation.txt none",
    );
    await finds("import pandas as pd\npd.read_csv('train_scores.csv')");
    await finds("import pandas as pd\npd.read_csv('metrics/model_history.csv')");
    await finds("import json\njson.load(open('data/train/metadata.json'))");
  });

  told("are found for fastai, TensorFlow 1 and TFX", async () => {
    await finds(
      "from fastai.vision.all import *\npaths = get_image_files(Path('data') / 'train')",
      "2 fastai.vision.all.get_image_files data/train none",
    );
    await finds(
      "from fastai.vision.all import get_files\nfrom PIL import Image\nfor p in sorted(get_files('data/masks', extensions='.png')):\n    Image.open(p)",
      "3 fastai.vision.all.get_files data/masks none",
      "4 PIL.Image.open data/masks/**/*.png none",
    );
    await finds(
      "from fastai.vision.all import SegmentationDataLoaders\nSegmentationDataLoaders.from_label_func(path='data/train', fnames=f, label_func=g)",
      "2 fastai.vision.all.SegmentationDataLoaders.from_label_func data/train none",
    );
    await finds(
      "from fastai.tabular.all import *\nimport pandas as pd\nTabularDataLoaders.from_df(pd.read_csv('data/a.csv'), y_names='y')",
      "3 pandas.read_csv data/a.csv none",
    );
    await finds(
      "from fastai.tabular.all import *\ndf = pd.read_csv('data/a.csv')",
      "2 fastai.tabular.all.pd.read_csv data/a.csv none",
    );
    await finds("import tensorflow as tf\ntf.read_file('data/train/a.png')", "2 tensorflow.read_file data/train/a.png none");
    await finds(
      "from tfx.components import CsvExampleGen\nCsvExampleGen(input_base='data/taxi')",
      "2 tfx.components.CsvExampleGen data/taxi none",
    );
    await finds(
      "from tfx.extensions.google_cloud_big_query.example_gen.component import BigQueryExampleGen\nBigQueryExampleGen(query='SELECT a FROM t')",
      "2 tfx.extensions.google_cloud_big_query.example_gen.component.BigQueryExampleGen SELECT a FROM t unknown",
    );
  });

  told("are found where a class gives samples of pictures, and lines hold records, though nothing names the file", async () => {
    await finds(
      "import os\nfrom PIL import Image\nfrom keras.utils import Sequence\nclass Batches(Sequence):\n    def __init__(self, folder):\n        self.folder = folder\n    def one(self, name):\n        return Image.open(os.path.join(self.folder, name))",
      "8 PIL.Image.open ? unknown",
    );
    await finds(
      "import json\ndef rows(path):\n    with open(path) as f:\n        for line in f:\n            yield json.loads(line)",
      "3 open ? unknown",
    );
    await finds(
      "import csv\nfrom pathlib import Path\ndef rows(path: Path):\n    with path.open() as f:\n        return list(csv.DictReader(f))",
      "4 path.open ? unknown",
    );
    await finds(
      "import os, cv2\ndef augment(folder):\n    for name in os.listdir(folder):\n        cv2.imread(os.path.join(folder, name))",
      "4 cv2.imread ? unknown",
    );
    await finds(
      "from torch.utils.data import Dataset\nclass Captions(Dataset):\n    def __getitem__(self, i):\n        return open(self.files[i]).read()",
      "4 open ? unknown",
    );
    await finds(
      "import json\nfrom torch.utils.data import Dataset\nclass Captions(Dataset):\n    def __init__(self, folder):\n        self.options = json.load(open(folder + '/options.json'))",
    );
    await finds("import os\nfrom PIL import Image\ndef show(folder, name):\n    return Image.open(os.path.join(folder, name))");
    await finds("def rows(path):\n    with open(path) as f:\n        for line in f:\n            print(line)");
  });

  told("are found where any file of a folder of data is opened", async () => {
    await finds(
      "import os, random\nfolder = os.path.join(os.getcwd(), 'data', 'raw', 'quakes_dataset', 'test')\nname = folder + os.sep + random.choice(os.listdir(folder))\nopen(name, 'rb')",
      "4 open data/raw/quakes_dataset/test/* none",
    );
    await finds("import os\ndef show(name):\n    return open(os.path.join('data', name)).read()");
    await finds("import json\njson.load(open('test_map.json'))\nopen('tests/slow_tests.txt').read()");
    await finds("open('corpus/dev.txt').read()", "1 open corpus/dev.txt none");
  });

  told("are told apart from what is asked of a service, and from what is fetched from a hub", async () => {
    await finds(
      "import io, requests, pandas as pd\nanswer = requests.post('https://example.com/make', json={})\npd.read_csv(io.BytesIO(answer.content))",
    );
    await finds(
      "import pandas as pd\nfrom huggingface_hub import hf_hub_download\npath = hf_hub_download('org/set', 'a.csv', repo_type='dataset')\npd.read_csv(path)",
      "3 huggingface_hub.hf_hub_download org/set none",
      "4 pandas.read_csv org/set unknown",
    );
  });

  told("are not what a cell of a table names", async () => {
    await finds(
      "import numpy as np, pandas as pd\ndf = pd.read_csv('data/index.csv')\nfor _, row in df.iterrows():\n    np.load(row['path'])",
      "2 pandas.read_csv data/index.csv none",
      "4 numpy.load ? unknown",
    );
  });

  told("are counted once for what was opened before", async () => {
    await finds("import pandas as pd\npd.read_csv(open('data/a.csv'))", "2 pandas.read_csv data/a.csv none");
    await finds(
      "import pandas as pd\nwith open('data/a.csv') as f:\n    df = pd.read_csv(f)",
      "3 pandas.read_csv data/a.csv none",
    );
    await finds("import csv\nwith open('data/a.csv') as f:\n    rows = list(csv.reader(f))", "2 open data/a.csv none");
    await finds("import csv\nrows = csv.DictReader(open('data/a.csv'))", "2 open data/a.csv none");
    await finds(
      "import json\nwith open('data/a.jsonl') as f:\n    rows = [json.loads(line) for line in f]",
      "2 open data/a.jsonl none",
    );
    await finds("import json\nrows = json.load(open('data/train.json'))", "2 open data/train.json none");
    await finds(
      "import gzip, json\nwith gzip.open('data/a.jsonl.gz', 'rt') as f:\n    for line in f:\n        json.loads(line)",
      "2 gzip.open data/a.jsonl.gz none",
    );
    await finds(
      "from pathlib import Path\ntext = Path('data/corpus.txt').read_text()",
      "2 pathlib.Path.read_text data/corpus.txt none",
    );
    await finds("text = open('data/input.txt', encoding='utf-8').read()", "1 open data/input.txt none");
    await finds(
      "import zipfile, pandas as pd\nwith zipfile.ZipFile('data/a.zip') as z:\n    with z.open('a.csv') as f:\n        pd.read_csv(f)",
      "4 pandas.read_csv data/a.zip none",
    );
    await finds(
      "import jsonlines\nwith jsonlines.open('data/a.jsonl') as r:\n    rows = list(r)",
      "2 jsonlines.open data/a.jsonl none",
    );
  });

  told("are found for arrays, tensors and scientific formats", async () => {
    await finds("import numpy as np\nx = np.load('data/x.npy')", "2 numpy.load data/x.npy none");
    await finds("import numpy as np\nx = np.loadtxt('data/x.txt')", "2 numpy.loadtxt data/x.txt none");
    await finds("import numpy as np\nx = np.genfromtxt('data/x.csv')", "2 numpy.genfromtxt data/x.csv none");
    await finds("import h5py\nf = h5py.File('data/x.h5', 'r')", "2 h5py.File data/x.h5 none");
    await finds("import scipy.io\nm = scipy.io.loadmat('data/x.mat')", "2 scipy.io.loadmat data/x.mat none");
    await finds(
      "from sklearn.datasets import load_svmlight_file\nload_svmlight_file('data/x.libsvm')",
      "2 sklearn.datasets.load_svmlight_file data/x.libsvm none",
    );
    await finds("import torch\nx = torch.load('data/train.pt')", "2 torch.load data/train.pt none");
    await finds("import nibabel as nib\nnib.load('data/x.nii.gz')", "2 nibabel.load data/x.nii.gz none");
    await finds(
      "import xml.etree.ElementTree as ET\nET.parse('data/annotations.xml')",
      "2 xml.etree.ElementTree.parse data/annotations.xml none",
    );
  });

  told("are found for images and sound", async () => {
    await finds(
      "import os\nfrom PIL import Image\nfrom torch.utils.data import Dataset\nclass Cats(Dataset):\n    def __init__(self, root):\n        self.root = root\n        self.names = os.listdir(root)\n    def __getitem__(self, i):\n        return Image.open(os.path.join(self.root, self.names[i]))\nCats('data/train')",
      "9 PIL.Image.open data/train/* none",
    );
    await finds(
      "from torchvision import datasets\ndatasets.ImageFolder('data/train')",
      "2 torchvision.datasets.ImageFolder data/train none",
    );
    await finds(
      "from torchvision.datasets import ImageFolder\nImageFolder(root='data/train')",
      "2 torchvision.datasets.ImageFolder data/train none",
    );
    await finds(
      "from tensorflow.keras.preprocessing.image import ImageDataGenerator\ng = ImageDataGenerator(rescale=1./255)\ng.flow_from_directory('data/train', target_size=(64, 64))",
      "3 g.flow_from_directory data/train none",
    );
    await finds(
      "import tensorflow as tf\ntf.keras.utils.image_dataset_from_directory('data/train')",
      "2 tensorflow.keras.utils.image_dataset_from_directory data/train none",
    );
    await finds(
      "import tensorflow as tf\ntf.keras.preprocessing.image_dataset_from_directory('data/train')",
      "2 tensorflow.keras.preprocessing.image_dataset_from_directory data/train none",
    );
    await finds(
      "import keras\nkeras.utils.text_dataset_from_directory('data/train')",
      "2 keras.utils.text_dataset_from_directory data/train none",
    );
    await finds(
      "import cv2, glob\nfor p in glob.glob('data/images/*.png'):\n    cv2.imread(p)",
      "3 cv2.imread data/images/*.png none",
    );
    await finds(
      "import librosa, glob\nfor p in glob.glob('data/audio/*.wav'):\n    librosa.load(p)",
      "3 librosa.load data/audio/*.wav none",
    );
  });

  told("are found for tf.data and ready-made sets", async () => {
    await finds(
      "import tensorflow as tf\ntf.data.TFRecordDataset('data/a.tfrecord')",
      "2 tensorflow.data.TFRecordDataset data/a.tfrecord none",
    );
    await finds(
      "import tensorflow as tf\ntf.data.TextLineDataset(['data/a.txt'])",
      "2 tensorflow.data.TextLineDataset data/a.txt none",
    );
    await finds(
      "import tensorflow as tf\ntf.data.Dataset.list_files('data/*.jpg')",
      "2 tensorflow.data.Dataset.list_files data/*.jpg none",
    );
    await finds("import tensorflow_datasets as tfds\ntfds.load('mnist')", "2 tensorflow_datasets.load mnist snapshot");
    await finds("from sklearn.datasets import load_iris\nload_iris()", "2 sklearn.datasets.load_iris ? snapshot");
    await finds(
      "from sklearn.datasets import fetch_openml\nfetch_openml('adult', version=2)",
      "2 sklearn.datasets.fetch_openml adult snapshot",
    );
    await finds("import seaborn as sns\nsns.load_dataset('titanic')", "2 seaborn.load_dataset titanic snapshot");
    await finds("from keras.datasets import mnist\nmnist.load_data()", "2 keras.datasets.mnist.load_data ? snapshot");
    await finds(
      "from torchvision.datasets import CIFAR10\nCIFAR10('data', download=True)",
      "2 torchvision.datasets.CIFAR10 ? snapshot",
    );
  });

  told("are found where Keras fetches a file", async () => {
    await finds(
      "import keras\nkeras.utils.get_file('a.csv', 'https://example.com/a.csv')",
      "2 keras.utils.get_file https://example.com/a.csv none",
    );
    await finds(
      "import keras\nkeras.utils.get_file('a.csv', origin='https://example.com/a.csv')",
      "2 keras.utils.get_file https://example.com/a.csv none",
    );
  });

  told("are found for Hugging Face, pinned, floating and local", async () => {
    await finds("from datasets import load_dataset\nload_dataset('imdb')", "2 datasets.load_dataset imdb none");
    await finds(
      "from datasets import load_dataset\nload_dataset('cnn_dailymail', '3.0.0')",
      "2 datasets.load_dataset cnn_dailymail none",
    );
    await finds(
      "from datasets import load_dataset\nload_dataset('imdb', revision='e6281661ce1c48d982bc483cf8a173c1bbeb5d31')",
      "2 datasets.load_dataset imdb huggingface",
    );
    await finds(
      "from datasets import load_dataset\nload_dataset('csv', data_files='data/a.csv')",
      "2 datasets.load_dataset data/a.csv none",
    );
    await finds(
      "from datasets import load_dataset\nload_dataset('json', data_files={'train': 'data/a.jsonl'})",
      "2 datasets.load_dataset data/a.jsonl none",
    );
    await finds(
      "from datasets import load_dataset\nload_dataset('imagefolder', data_dir='data/train')",
      "2 datasets.load_dataset data/train none",
    );
    await finds(
      "from datasets import load_from_disk\nload_from_disk('data/tokenized')",
      "2 datasets.load_from_disk data/tokenized none",
    );
    await finds("from datasets import Dataset\nDataset.from_csv('data/a.csv')", "2 datasets.Dataset.from_csv data/a.csv none");
    await finds(
      "from huggingface_hub import hf_hub_download\nhf_hub_download(repo_id='org/set', filename='a.csv', repo_type='dataset')",
      "2 huggingface_hub.hf_hub_download org/set none",
    );
  });

  told("are found for shards, and for what a platform's own tools download", async () => {
    await finds("import webdataset as wds\nwds.WebDataset('data/train-*.tar')", "2 webdataset.WebDataset data/train-*.tar none");
    await finds(
      "from sagemaker.s3 import S3Downloader\nS3Downloader().download('s3://b/a.csv', 'data')\nS3Downloader.download('s3://b/b.csv', 'data')",
      "2 sagemaker.s3.S3Downloader.download s3://b/a.csv none",
      "3 sagemaker.s3.S3Downloader.download s3://b/b.csv none",
    );
    await finds(
      "from sec_edgar_downloader import Downloader\nloader = Downloader('a', 'b@c.org', 'filings')\nfor one in companies:\n    loader.get('10-K', one)",
      "4 loader.get ? unknown",
    );
  });

  told("are found for databases and clouds", async () => {
    await finds("import pandas as pd\npd.read_sql('select * from t', con)", "2 pandas.read_sql select * from t unknown");
    await finds(
      "import duckdb\nduckdb.query(\"select * from 'data/a.parquet'\")",
      "2 duckdb.query select * from 'data/a.parquet' unknown",
    );
    await finds("import duckdb\ncon = duckdb.connect()\ncon.read_csv('data/a.csv')", "3 con.read_csv data/a.csv none");
    await finds(
      "from google.cloud import bigquery\nclient = bigquery.Client()\nclient.query('select 1').to_dataframe()",
      "3 client.query select 1 unknown",
    );
    await finds(
      "from google.cloud import bigquery\nclient = bigquery.Client()\nrows = client.query('select a from t').to_dataframe()\nclient.load_table_from_dataframe(rows, 'p.d.out')",
      "3 client.query select a from t unknown",
    );
    await finds(
      "from pyspark.sql import SparkSession\nspark = SparkSession.builder.getOrCreate()\nspark.read.csv('data/a.csv')",
      "3 spark.read.csv data/a.csv none",
    );
    await finds(
      "from pyspark.sql import SparkSession\nspark = SparkSession.builder.appName('x').getOrCreate()\nspark.read.format('csv').option('header', True).load('data/a.csv')",
      "3 pyspark.sql.SparkSession.builder.appName.read.load data/a.csv none",
    );
    await finds(
      "from pyspark.sql import SparkSession\nspark = SparkSession.builder.getOrCreate()\nspark.table('sales')",
      "3 spark.table sales unknown",
    );
    await finds(
      "import boto3\ns3 = boto3.client('s3')\ns3.download_file('bucket', 'a.csv', 'data/a.csv')",
      "3 s3.download_file s3://bucket/a.csv none",
    );
    await finds(
      "import boto3, pandas as pd\ns3 = boto3.client('s3')\nobj = s3.get_object(Bucket='b', Key='a.csv')\npd.read_csv(obj['Body'])",
      "4 pandas.read_csv s3://b/a.csv none",
    );
    await finds(
      "from google.cloud import storage\nb = storage.Client().bucket('x').blob('a.csv')\nb.download_to_filename('data/a.csv')",
      "3 b.download_to_filename gs://x/a.csv none",
    );
    await finds(
      "import kagglehub\npath = kagglehub.dataset_download('owner/set')",
      "2 kagglehub.dataset_download owner/set none",
    );
    await finds(
      "import urllib.request\nurllib.request.urlretrieve('https://example.com/a.csv', 'data/a.csv')",
      "2 urllib.request.urlretrieve https://example.com/a.csv none",
    );
    await finds(
      "import requests\nr = requests.get('https://example.com/data/a.csv')\nopen('data/a.csv', 'wb').write(r.content)",
      "2 requests.get https://example.com/data/a.csv none",
    );
    await finds(
      "import gdown\ngdown.download('https://drive.google.com/uc?id=1', 'data/a.csv')",
      "2 gdown.download https://drive.google.com/uc?id=1 none",
    );
  });

  told("are found for versioned stores, with their versions", async () => {
    await finds("from deltalake import DeltaTable\nDeltaTable('data/t').to_pandas()", "2 deltalake.DeltaTable data/t delta");
    await finds(
      "import dvc.api, pandas as pd\nwith dvc.api.open('data/a.csv') as f:\n    pd.read_csv(f)",
      "3 pandas.read_csv data/a.csv dvc",
    );
    await finds(
      "import dvc.api, pandas as pd\npd.read_csv(dvc.api.get_url('data/a.csv', rev='v1'))",
      "2 pandas.read_csv data/a.csv dvc",
    );
    await finds(
      "import wandb\nrun = wandb.init()\npath = run.use_artifact('team/proj/set:v3', type='dataset').download()",
      "3 run.use_artifact team/proj/set:v3 registry",
    );
    await finds(
      "from feast import FeatureStore\nstore = FeatureStore('.')\nstore.get_historical_features(entity_df=e, features=['a:b']).to_df()",
      "3 store.get_historical_features a:b registry",
    );
  });

  told("are found for loaders of documents", async () => {
    await finds(
      "from langchain_community.document_loaders import PyPDFLoader\ndocs = PyPDFLoader('docs/a.pdf').load()",
      "2 langchain_community.document_loaders.PyPDFLoader docs/a.pdf none",
    );
    await finds(
      "from langchain_community.document_loaders import DirectoryLoader\nDirectoryLoader('data/docs', glob='*.md').load()",
      "2 langchain_community.document_loaders.DirectoryLoader data/docs none",
    );
    await finds(
      "from langchain.document_loaders import WebBaseLoader\nWebBaseLoader('https://example.com/page').load()",
      "2 langchain.document_loaders.WebBaseLoader https://example.com/page none",
    );
    await finds(
      "from llama_index.core import SimpleDirectoryReader\nSimpleDirectoryReader('data').load_data()",
      "2 llama_index.core.SimpleDirectoryReader data none",
    );
    await finds(
      "from llama_index.core import SimpleDirectoryReader\nSimpleDirectoryReader(input_files=['data/a.pdf']).load_data()",
      "2 llama_index.core.SimpleDirectoryReader data/a.pdf none",
    );
  });

  told("are found where a function is handed over", async () => {
    await finds(
      "import pandas as pd\nfrom multiprocessing import Pool\nwith Pool() as pool:\n    pool.map(pd.read_csv, ['data/a.csv'])",
      "4 pandas.read_csv data/a.csv none",
    );
    await finds(
      "import asyncio, pandas as pd\nasync def f():\n    return await asyncio.to_thread(pd.read_csv, 'data/a.csv')",
      "3 pandas.read_csv data/a.csv none",
    );
    await finds(
      "from functools import partial\nimport pandas as pd\nread = partial(pd.read_csv, sep=';')\nread('data/a.csv')",
      "4 pandas.read_csv data/a.csv none",
    );
    await finds(
      "from joblib import Parallel, delayed\nimport pandas as pd\nParallel(2)(delayed(pd.read_csv)(p) for p in ['data/a.csv'])",
      "3 pandas.read_csv data/a.csv none",
    );
  });

  told("are not configuration, uploads, digests, logs, temporary files or what is written", async () => {
    await finds("import yaml\nparams = yaml.safe_load(open('params.yaml'))");
    await finds("import json\nwith open('config/settings.json') as f:\n    c = json.load(f)");
    await finds("import json\njson.load(open('class_indices.json'))");
    await finds("prompt = open('prompts/system.txt').read()");
    await finds("from setuptools import setup\nsetup(install_requires=open('requirements.txt').read().splitlines())");
    await finds("long = open('README.md').read()");
    await finds(
      "import streamlit as st, pandas as pd\nup = st.file_uploader('CSV')\nif up is not None:\n    df = pd.read_csv(up)",
    );
    await finds(
      "import io, pandas as pd\nfrom fastapi import FastAPI, UploadFile\napp = FastAPI()\n@app.post('/p')\nasync def p(file: UploadFile):\n    return pd.read_csv(io.BytesIO(await file.read()))",
    );
    await finds(
      "import pandas as pd\nfrom fastapi import FastAPI, UploadFile, File\napp = FastAPI()\n@app.post('/p')\nasync def p(file: UploadFile = File(...)):\n    return pd.read_csv(file.file)",
    );
    await finds(
      "import pandas as pd\nfrom flask import request\ndef p():\n    f = request.files['file']\n    return pd.read_csv(f)",
    );
    await finds(
      "import pandas as pd, gradio as gr\ndef p(file):\n    return pd.read_csv(file.name)\ngr.Interface(fn=p, inputs=gr.File(), outputs='json')",
    );
    await finds(
      "import hashlib\ndef digest(path='data/a.csv'):\n    h = hashlib.sha256()\n    with open(path, 'rb') as f:\n        h.update(f.read())\n    return h.hexdigest()",
    );
    await finds("import pandas as pd\npd.read_excel('docs/risk_register.xlsx')");
    await finds("open('logs/train.log').read()");
    await finds("import csv\nwith open('data/out.csv', 'w') as f:\n    csv.writer(f).writerow([1])");
    await finds("import csv\nf = open('data/out.csv', mode='a')\ncsv.DictWriter(f, ['a']).writeheader()");
    await finds("import tempfile, pandas as pd\nwith tempfile.NamedTemporaryFile() as f:\n    pd.read_csv(f.name)");
    await finds("import io, pandas as pd\npd.read_csv(io.StringIO('a,b\\n1,2'))");
    await finds("import pandas as pd\npd.DataFrame({'a': [1]}).to_csv('data/a.csv')");
    await finds("import h5py\nf = h5py.File('data/out.h5', 'w')");
    await finds("import numpy as np\nm = np.memmap('data/out.mmap', mode='w+', dtype='float32', shape=(2, 2))");
    await finds("import urllib.request\nurllib.request.urlretrieve('https://example.com/images/logo.png', 'images/logo.png')");
    await finds("import keras\nkeras.utils.timeseries_dataset_from_array(x, targets=y, sequence_length=5)");
    await finds("def load_dataset(name):\n    return name\nload_dataset('imdb')");
    await finds("def open(path):\n    return path\nopen('data/a.csv')");
    await finds("from sqlalchemy.orm import Session\ndef f(db: Session):\n    return db.query(User).all()");
    await finds("import sqlite3\ncon = sqlite3.connect('app.db')\ncon.execute('insert into t values (1)')");
    await finds("from PIL import Image\nimport streamlit as st\nst.image(Image.open('assets/logo.png'))");
    await finds("import numpy as np\nc = np.load('cache/state.npz')");
  });

  it("in tests are told apart", async () => {
    const files = {
      "tests/test_a.py": "import pandas as pd\npd.read_csv('tests/fixtures/a.csv')\n",
      "tests/fixtures/a.csv": "a\n1\n",
    };
    assert.deepEqual(await reads(files), ["tests/test_a.py:2 pandas.read_csv tests/fixtures/a.csv git"]);
  });

  it("through a helper three files away are at the helper, with what callers pass", async () => {
    const files = {
      "project/utils/io.py": "import pandas as pd\ndef read_file(path):\n    return pd.read_csv(path, sep=';')\n",
      "project/utils/__init__.py": "from project.utils.io import read_file\n",
      "project/data.py": "from project.utils import read_file\ndef training():\n    return read_file('data/train.csv')\n",
      "project/train.py": "from project.data import training\ndf = training()\n",
    };
    assert.deepEqual(await reads(files), ["project/utils/io.py:3 pandas.read_csv data/train.csv none"]);
  });

  it("in notebooks name their cells", async () => {
    const files = {
      "notebooks/eda.ipynb": notebook("import pandas as pd", "x = 1\ndf = pd.read_csv('../data/a.csv')"),
      "data/a.csv": "a\n1\n",
    };
    assert.deepEqual(await reads(files), ["notebooks/eda.ipynb:1/2 pandas.read_csv data/a.csv git"]);
    assert.deepEqual(await artifacts(files), []);
  });

  it("are named from the root wherever a relative path leads, and as they are written where nothing is there", async () => {
    const files = {
      "exploring/eda.ipynb": notebook("import pandas as pd\ndf = pd.read_csv('data/a.csv')\nother = pd.read_csv('data/b.csv')"),
      "exploring/data/a.csv": "a\n1\n",
      "src/train.py": "import pandas as pd\npd.read_csv('../data/c.csv')",
    };
    assert.deepEqual(await reads(files), [
      "exploring/eda.ipynb:0/2 pandas.read_csv exploring/data/a.csv git",
      "exploring/eda.ipynb:0/3 pandas.read_csv data/b.csv none",
      "src/train.py:2 pandas.read_csv data/c.csv none",
    ]);
  });

  it("tell what a program makes from what it begins with", async () => {
    const { datasetReads } = await inventoryOf({
      "src/prepare.py": "import pandas as pd\ndf = pd.read_csv('data/raw.csv')\ndf.to_csv('data/clean.csv')\n",
      "src/train.py": "import pandas as pd\ndf = pd.read_csv('data/clean.csv')\n",
      "src/mend.py": "import pandas as pd\ndf = pd.read_csv('data/mended.csv')\ndf.to_csv('data/mended.csv')\n",
      "dvc.yaml":
        "stages:\n  split:\n    cmd: python split.py\n    deps: [data/raw.csv, split.py]\n    outs: [data/part.csv]\n" +
        "  fetch:\n    cmd: python fetch.py\n    deps: [fetch.py]\n    outs: [data/fetched.csv]\n",
      "src/evaluate.py": "import pandas as pd\npd.read_csv('data/part.csv')\npd.read_csv('data/fetched.csv')\n",
    });
    const made = datasetReads.filter(({ tracking, madeAt }) => tracking.made || madeAt !== undefined);
    assert.deepEqual(
      made.map(({ location, madeAt }) => `${location} ${madeAt?.file ?? "by a stage"}`),
      ["data/part.csv by a stage", "data/clean.csv src/prepare.py"],
    );
  });

  it("are none where a service keeps what it alone knows: files that it opens and writes itself", async () => {
    const service = (read: string) => `
import json
from pathlib import Path

from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI()
USERS = Path("data/auth/users.json")


def save(path: Path, users: dict):
    draft = path.with_suffix(path.suffix + ".tmp")
    draft.write_text(json.dumps(users))
    draft.replace(path)


def remember(question: str):
    with open("data/asked.jsonl", "a") as file:
        file.write(question)


def load(path: Path):
    return json.loads(path.read_text())


@app.post("/ask")
def ask(question: str):
    users = load(${read})
    save(USERS, users)
    remember(question)
    asked = open("data/asked.jsonl").read()
    return client.responses.create(model="m", input=asked + question)
`;
    assert.deepEqual(await reads({ "app.py": service("USERS") }), []);
    // Somebody else makes it.
    assert.deepEqual(await reads({ "app.py": service('Path("data/known.json")') }), [
      "app.py:25 path.read_text data/known.json none",
    ]);
    // A program that is no service reads it to learn from it.
    assert.deepEqual(await reads({ "app.py": service("USERS"), "learn.py": 'open("data/asked.jsonl").read()\n' }), [
      "learn.py:1 open data/asked.jsonl none",
    ]);
  });
});
