/**
 * The kinds of token that are coloured, each with the TextMate scope whose colour a theme gives it. The build finds kinds by these
 * scopes, the extension looks the scopes up in the theme, the style sheet knows the kinds as custom properties.
 */
export const tokenScopes = {
  comment: 'comment.line.double-slash',
  string: 'string.quoted.single',
  regexp: 'string.regexp',
  template: 'punctuation.definition.template-expression',
  embedded: 'meta.template.expression',
  number: 'constant.numeric',
  literal: 'constant.language',
  keyword: 'keyword.control',
  word: 'keyword.other',
  operator: 'keyword.operator',
  new: 'keyword.operator.new',
  of: 'keyword.operator.expression',
  storage: 'storage.type',
  modifier: 'storage.modifier',
  function: 'entity.name.function',
  type: 'entity.name.type',
  parent: 'entity.other.inherited-class',
  primitive: 'support.type.primitive',
  tag: 'entity.name.tag',
  attribute: 'entity.other.attribute-name',
  variable: 'variable.other.readwrite',
  constant: 'variable.other.constant',
  property: 'variable.other.property',
  key: 'meta.object-literal.key',
  name: 'support.type.property-name',
  parameter: 'variable.parameter',
  this: 'variable.language',
} as const;

export type TokenKind = keyof typeof tokenScopes;
