/** Modules that come with Python and that programs with models import; what is not among them is taken to be installed. */
const STANDARD = new Set(
  `abc argparse array ast asyncio atexit base64 bisect builtins bz2 calendar cmath codecs collections colorsys concurrent configparser
  contextlib contextvars copy csv ctypes dataclasses datetime decimal difflib dis email enum errno faulthandler fcntl filecmp fileinput
  fnmatch fractions ftplib functools gc getopt getpass gettext glob graphlib gzip hashlib heapq hmac html http imaplib importlib inspect io
  ipaddress itertools json keyword linecache locale logging lzma mailbox math mimetypes mmap multiprocessing numbers operator os pathlib
  pickle pkgutil platform pprint profile pwd queue quopri random re readline resource runpy sched secrets select selectors shelve shlex
  shutil signal site smtplib socket socketserver sqlite3 ssl stat statistics string struct subprocess sys sysconfig syslog tarfile tempfile
  textwrap threading time timeit tkinter token tokenize tomllib traceback tracemalloc types typing unicodedata unittest urllib uuid
  venv warnings wave weakref webbrowser wsgiref xml xmlrpc zipfile zipimport zlib zoneinfo`.split(/\s+/),
);

export function isStandard(module: string): boolean {
  const dot = module.indexOf(".");
  return STANDARD.has(dot < 0 ? module : module.slice(0, dot));
}
