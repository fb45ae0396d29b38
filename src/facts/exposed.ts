import type { FileFact } from '../engine/facts.ts';
import { memo } from '../engine/memo.ts';
import { ts } from '../engine/ts.ts';
import { packageOf } from '../syntax/packages.ts';

/** A type of a database client that a signature of a module names. */
export interface Exposed {
  readonly at: ts.TypeReferenceNode;
  /** What the signature belongs to, as a person would call it. */
  readonly by: string;
}

/** How many such types a file names. */
export const exposedTypes: FileFact<number> = {
  id: 'exposed types',
  version: 2,
  extract: (file) => exposedIn(file).length,
};

const known = new WeakMap<ts.SourceFile, readonly Exposed[]>();

/** The types of database clients in what a file exports: parameters and results of functions, of methods and of constructors, fields of interfaces. */
export function exposedIn(file: ts.SourceFile): readonly Exposed[] {
  return clients.test(file.text) ? memo(known, file, () => findExposed(file)) : [];
}

function findExposed(file: ts.SourceFile): readonly Exposed[] {
  const found: Exposed[] = [];
  for (const statement of file.statements) {
    if (!ts.canHaveModifiers(statement) || !ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) continue;
    if (ts.isFunctionDeclaration(statement)) addSignature(statement, statement.name?.text ?? 'a function', found);
    else if (ts.isClassDeclaration(statement)) addClass(statement, found);
    else if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations)
        if (initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)))
          addSignature(initializer, name.getText(), found);
    }
  }
  return found;
}

function addClass({ name, members }: ts.ClassDeclaration, found: Exposed[]): void {
  for (const member of members) {
    const isPrivate = ts.canHaveModifiers(member) && ts.getModifiers(member)?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword);
    if (isPrivate || (member.name && ts.isPrivateIdentifier(member.name))) continue;
    if (ts.isConstructorDeclaration(member)) addSignature(member, `the constructor of ${name?.text ?? 'a class'}`, found);
    else if (ts.isMethodDeclaration(member)) addSignature(member, member.name.getText(), found);
  }
}

function addSignature(fn: ts.SignatureDeclaration, by: string, found: Exposed[]): void {
  for (const { name, type } of fn.parameters) {
    const count = found.length;
    if (type) addTypes(type, by, found);
    if (found.length > count && isUnitOfWork(name.getText(), type!.getText())) found.length = count;
  }
  if (fn.type) addTypes(fn.type, by, found);
}

/** A transaction that is only handed on says that things belong together, and nothing of tables. */
function isUnitOfWork(name: string, type: string): boolean {
  return /^(tx|trx|txn|t|manager|entityManager|session|client)$|trans?action/i.test(name) || /Transaction|ClientSession/.test(type);
}

function addTypes(node: ts.Node, by: string, found: Exposed[]): void {
  if (ts.isTypeReferenceNode(node) && isClients(node)) found.push({ at: node, by });
  else ts.forEachChild(node, (child) => addTypes(child, by, found));
}

/** Types of clients, builders and conditions; those of rows are what the project speaks of. */
function isClients({ typeName }: ts.TypeReferenceNode): boolean {
  if (ts.isIdentifier(typeName) && !clientTypes.test(typeName.text)) return false;
  const text = typeName.getText();
  const [root = '', ...members] = text.split('.');
  if (!clientTypes.test(text)) return false;
  if (root === 'Prisma' && !members.length) return false;
  return packages.test(packageOf(root, typeName) ?? '');
}

const clients =
  /from ['"](@prisma\/client|\.prisma|slonik|@silverhand\/slonik|typeorm|sequelize|mongodb|mongoose|knex|pg|mysql2|kysely|drizzle-orm)/;
const packages =
  /^(@prisma\/client|\.prisma|slonik|@silverhand\/slonik|typeorm|sequelize|mongodb|mongoose|knex|pg|mysql2|kysely|drizzle-orm)/;
const clientTypes =
  /^(Prisma\.\w+(WhereInput|WhereUniqueInput|Include|Select|FindManyArgs|FindFirstArgs|FindUniqueArgs|OrderBy\w+|Args|GetPayload|CreateInput|UpdateInput|\w*Unchecked\w+)|PrismaClient|Knex(\.\w+)?|Pool|PoolClient|Client|CommonQueryMethods|DatabasePool|DatabaseConnection|SelectQueryBuilder|QueryBuilder|WhereExpressionBuilder|QueryRunner|DataSource|EntityManager|Repository|Find\w*Options\w*|FilterQuery|RootFilterQuery|UpdateQuery|QueryOptions|PipelineStage|HydratedDocument|Model|WhereOptions|FindOptions|Includeable|Sequelize|Kysely|ExpressionBuilder|SQL|NodePgDatabase|Collection|Filter|Db)$/;
