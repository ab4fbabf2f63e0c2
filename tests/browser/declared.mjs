// Values held against declarations of TypeScript: that an object has exactly the keys that its type declares, and each value
// the type that is declared for it.

import ts from "typescript";

const { SyntaxKind } = ts;

/** The declared types of a file, by name. */
export function declarations(text) {
  const types = new Map();
  for (const statement of ts.createSourceFile("file.d.ts", text, ts.ScriptTarget.Latest).statements) {
    if (statement.kind === SyntaxKind.TypeAliasDeclaration) {
      types.set(statement.name.text, { type: statement.type, parameters: (statement.typeParameters ?? []).map((p) => p.name.text) });
    } else if (statement.kind === SyntaxKind.InterfaceDeclaration) {
      types.set(statement.name.text, { type: statement, parameters: [] });
    }
  }
  return types;
}

/** What is wrong with `value` as a `type`, which is written as in TypeScript; nothing if all is right. */
export function problems(types, value, type) {
  const [alias] = ts.createSourceFile("type.d.ts", `type T = ${type};`, ts.ScriptTarget.Latest).statements;
  const found = [];
  check(types, value, alias.type, new Map(), type, found);
  return found;
}

/** The keys that a declared object has. */
export const keys = (types, name) => types.get(name).type.members.map((member) => member.name.text);

function check(types, value, node, bound, path, found) {
  const wrong = (what) => found.push(`${path}: ${JSON.stringify(value)?.slice(0, 60)} is not ${what}`);
  const inner = (value, node, more, given = bound) => check(types, value, node, given, path + more, found);
  switch (node.kind) {
    case SyntaxKind.StringKeyword:
      return typeof value === "string" || wrong("a string");
    case SyntaxKind.NumberKeyword:
      return Number.isFinite(value) || wrong("a number");
    case SyntaxKind.BooleanKeyword:
      return typeof value === "boolean" || wrong("a boolean");
    case SyntaxKind.LiteralType:
      return value === (node.literal.kind === SyntaxKind.NullKeyword ? null : node.literal.text) || wrong("the literal");
    case SyntaxKind.UnionType: {
      const tries = node.types.map((type) => {
        const found = [];
        check(types, value, type, bound, path, found);
        return found;
      });
      // The problems of the alternative that comes closest: null has one, an object may have many.
      return tries.some(({ length }) => !length) || found.push(...(value === null ? tries[0] : tries.find((t) => !t.some((p) => p.endsWith("the literal"))) ?? tries[0]));
    }
    case SyntaxKind.ArrayType:
      return Array.isArray(value) ? value.forEach((item, n) => inner(item, node.elementType, `[${n}]`)) : wrong("an array");
    case SyntaxKind.TypeLiteral:
    case SyntaxKind.InterfaceDeclaration: {
      if (value?.constructor !== Object) return wrong("a plain object");
      const declared = node.members.map((member) => member.name.text);
      for (const key of Object.keys(value)) if (!declared.includes(key)) found.push(`${path}.${key} is not declared`);
      for (const { name, type, questionToken } of node.members) {
        if (Object.hasOwn(value, name.text)) inner(value[name.text], type, `.${name.text}`);
        else if (!questionToken) found.push(`${path}.${name.text} is missing`);
      }
      return;
    }
    case SyntaxKind.TypeReference: {
      const name = node.typeName.text;
      if (bound.has(name)) return inner(value, bound.get(name), "");
      if (name === "Array") return Array.isArray(value) ? value.forEach((item, n) => inner(item, node.typeArguments[0], `[${n}]`)) : wrong("an array");
      const { type, parameters } = types.get(name) ?? {};
      if (!type) return found.push(`${path}: there is no type ${name}`);
      return inner(value, type, "", new Map(parameters.map((parameter, n) => [parameter, node.typeArguments[n]])));
    }
    default:
      return found.push(`${path}: ${SyntaxKind[node.kind]} is not looked into`);
  }
}
