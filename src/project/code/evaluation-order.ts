import { Kind, type Tree, textOf } from "../../source/python/tree.ts";

/** Expressions that do nothing but give a value: moving them before or after a call changes nothing. */
export function isPlain(tree: Tree, node: number): boolean {
  switch (tree.kind[node]) {
    case Kind.Name:
    case Kind.Identifier:
    case Kind.String:
    case Kind.StringPart:
    case Kind.Number:
    case Kind.True:
    case Kind.False:
    case Kind.None:
    case Kind.Ellipsis:
    case Kind.Lambda:
      return true;
    case Kind.Attribute:
    case Kind.Subscript:
    case Kind.Slice:
    case Kind.FString:
    case Kind.Interpolation:
    case Kind.FormatSpec:
    case Kind.JoinedString:
    case Kind.Tuple:
    case Kind.List:
    case Kind.Dict:
    case Kind.Pair:
    case Kind.Set:
    case Kind.Binary:
    case Kind.Unary:
    case Kind.Compare:
    case Kind.Keyword:
      for (let child = tree.firstChild[node]!; child !== 0; child = tree.nextSibling[child]!)
        if (!isPlain(tree, child)) return false;
      return true;
    default:
      return false;
  }
}

/**
 * How the parts of one node are evaluated up to a child of it: `first` when all that comes before is plain, `once` when it is certain to be
 * evaluated and something that may act comes before, undefined where it may not be evaluated at all, or more than once.
 */
export function orderOf(tree: Tree, parent: number, child: number): "first" | "once" | undefined {
  const isFirst = tree.firstChild[parent] === child;
  const plainBefore = () => {
    for (let at = tree.firstChild[parent]!; at !== child; at = tree.nextSibling[at]!) if (!isPlain(tree, at)) return false;
    return true;
  };
  switch (tree.kind[parent]) {
    // The value of an assignment is evaluated before its targets.
    case Kind.Assign:
    case Kind.AnnAssign:
    case Kind.ExpressionStatement:
    case Kind.Return:
    case Kind.Await:
    case Kind.Yield:
    case Kind.Starred:
    case Kind.DoubleStarred:
    case Kind.Keyword:
    case Kind.Interpolation:
    case Kind.Unary:
    case Kind.NamedExpression:
      return "first";
    case Kind.If:
    case Kind.With:
    case Kind.WithItem:
    case Kind.Bool:
      return isFirst ? "first" : undefined;
    case Kind.For:
      return tree.nextSibling[tree.firstChild[parent]!] === child ? "first" : undefined;
    case Kind.Conditional:
      return tree.nextSibling[tree.firstChild[parent]!] === child ? "first" : undefined;
    case Kind.Compare: {
      const second = tree.nextSibling[tree.firstChild[parent]!]!;
      if (!isFirst && child !== second) return undefined;
      return plainBefore() ? "first" : "once";
    }
    case Kind.ListComprehension:
    case Kind.SetComprehension:
    case Kind.DictComprehension:
    case Kind.Generator: {
      // Only what the first loop goes over is evaluated where the comprehension stands, and before all else of it.
      const loop = tree.nextSibling[tree.firstChild[parent]!]!;
      return loop === child ? "first" : undefined;
    }
    case Kind.ComprehensionFor:
      return tree.nextSibling[tree.firstChild[parent]!] === child ? "first" : undefined;
    case Kind.Call:
    case Kind.Arguments:
    case Kind.Attribute:
    case Kind.Subscript:
    case Kind.Slice:
    case Kind.Tuple:
    case Kind.List:
    case Kind.Set:
    case Kind.Dict:
    case Kind.Pair:
    case Kind.Binary:
    case Kind.FString:
    case Kind.JoinedString:
      return isFirst || plainBefore() ? "first" : "once";
    default:
      return undefined;
  }
}

/** Calls that give the same answer in another form: `float(…)`, `….tolist()`. */
const FORMS = new Set(["float", "int", "str", "bool", "round", "list", "tuple", "abs", "sorted", "max", "min", "len", "sum"]);
const METHODS =
  /\.(?:tolist|item|items|to_list|to_dict|numpy|cpu|detach|squeeze|flatten|ravel|reshape|astype|round|argmax|max|min|softmax|sigmoid|mean|strip|lower|upper|json|dict|model_dump|copy|to)$|(?:^|\.)(?:np|numpy|torch|tf)\.(?:argmax|max|round|squeeze|array|asarray|exp|expm1|where|clip|ravel|argsort|softmax|sigmoid)$/;

/** True where a node only gives its child's value in another form. */
export function keepsAnswer(tree: Tree, parent: number): boolean {
  const kind = tree.kind[parent];
  if (kind === Kind.Call) {
    const written = textOf(tree, tree.firstChild[parent]!);
    return FORMS.has(written) || METHODS.test(written);
  }
  return (
    kind === Kind.Arguments ||
    kind === Kind.Attribute ||
    kind === Kind.Subscript ||
    kind === Kind.Await ||
    kind === Kind.Unary ||
    kind === Kind.Binary ||
    kind === Kind.Compare ||
    kind === Kind.Assign ||
    kind === Kind.AnnAssign
  );
}
