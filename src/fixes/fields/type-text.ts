import type { Shape } from '../../facts/contracts/shape.ts';
import { keyText } from './lost-field.ts';

const scalars = /^(string|number|boolean|null|undefined|Date)$/;

/** A shape whose names are followed as a type of TypeScript; undefined where any of it is not known. */
export function typeText(shape: Shape): string | undefined {
  switch (shape.is) {
    case 'scalar':
      return scalars.test(shape.name) ? shape.name : undefined;
    case 'literal':
      return shape.value;
    case 'list': {
      const of = typeText(shape.of);
      return of && (/^[\w.]+$/.test(of) ? `${of}[]` : `(${of})[]`);
    }
    case 'map': {
      const of = typeText(shape.of);
      return of && `Record<string, ${of}>`;
    }
    case 'union':
      return joined(shape.these.map(typeText), ' | ');
    case 'object': {
      if (shape.parts) return;
      const fields = Object.entries(shape.fields).map(([name, { type, isOptional }]) => {
        const text = typeText(type);
        return text && `${keyText(name)}${isOptional ? '?' : ''}: ${text}`;
      });
      const inner = joined(fields, '; ');
      return inner && `{ ${inner} }`;
    }
    default:
      return;
  }
}

function joined(texts: readonly (string | undefined)[], sign: string): string | undefined {
  return texts.length && texts.every((text) => text !== undefined) ? texts.join(sign) : undefined;
}
