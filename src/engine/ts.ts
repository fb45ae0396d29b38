/** The one door to the compiler: nothing else imports `typescript`, so that another compiler can take its place. */
import ts from 'typescript';

export { ts };
