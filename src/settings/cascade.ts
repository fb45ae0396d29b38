import type { Aliases } from '../engine/facts.ts';
import { memo } from '../engine/memo.ts';
import { resolvedPath } from '../engine/paths.ts';
import { configured, type Rule } from '../engine/rule.ts';
import type { Schema } from '../engine/schema.ts';
import { type FileId, folderOf } from '../engine/text.ts';
import { verdictOf } from './globs.ts';
import type { Level, RawSettings } from './keys.ts';
import { type OwnSettings, readSettings, type SettingsProblem } from './read.ts';
import { isSnapshotPath, type NamedFile, snapshotNamed } from './snapshot.ts';

/** The settings that hold in one folder: those of the nearest file first, key by key, then those of the folders above, then the editor's. */
export class Settings {
  readonly chain: readonly OwnSettings[];
  private readonly wishes = new Map<string, Rule | undefined>();

  constructor(chain: readonly OwnSettings[]) {
    this.chain = chain;
  }

  /** The revision that is compared with, where the base is one. */
  get base(): string | undefined {
    const { base } = this.saysBase?.settings ?? {};
    return isSnapshotPath(base) ? undefined : base;
  }

  /** The snapshot that the API is compared with, where the base is one. */
  get snapshot(): NamedFile | undefined {
    return this.saysBase && snapshotNamed(this.saysBase);
  }

  private get saysBase(): OwnSettings | undefined {
    return this.chain.find(({ settings }) => settings.base !== undefined);
  }

  /** How loud a rule speaks; undefined where nobody says. */
  level(id: string): Level | undefined {
    const wish = this.wish(id);
    return typeof wish === 'object' ? wish[0] : wish;
  }

  /** The file that says how loud a rule speaks. */
  sourceOf(id: string): FileId | undefined {
    return this.chain.find(({ settings }) => settings.rules?.[id] !== undefined)?.file;
  }

  /** A rule as it is wanted here; undefined where it is off. */
  configured(rule: Rule): Rule | undefined {
    if (!this.wishes.has(rule.id)) {
      const level = this.level(rule.id);
      const wish = this.wish(rule.id);
      const made =
        level === undefined ? rule : level === 'off' ? undefined : configured(rule, level, typeof wish === 'object' ? wish[1] : {});
      this.wishes.set(rule.id, made);
    }
    return this.wishes.get(rule.id);
  }

  /** The file of settings that excludes a file; undefined where none does. */
  excludedBy(file: FileId): FileId | undefined {
    const source = this.standingOf(file);
    return source?.is === 'excluded' ? source.by : undefined;
  }

  /** Whether a file is checked although rules skip it. */
  isIncluded(file: FileId): boolean {
    return this.standingOf(file)?.is === 'included';
  }

  /** The layer that a file is said to belong to. */
  layerOf(file: FileId): string | undefined {
    for (const { settings, folder } of this.chain) {
      const found = Object.entries(settings.layers ?? {}).find(([, globs]) => verdictOf(globs, folder, file) === 'yes');
      if (found) return found[0];
    }
    return;
  }

  get aliases(): Aliases {
    const found: Record<string, Record<string, string>> = {};
    for (const { settings, folder } of [...this.chain].reverse()) {
      for (const [module, names] of Object.entries(settings.libraries ?? {})) {
        const key = /^\.\.?\//.test(module) ? pathFrom(folder, module) : module;
        found[key] = { ...found[key], ...names };
      }
    }
    return found;
  }

  private wish(id: string): NonNullable<RawSettings['rules']>[string] | undefined {
    return this.chain.find(({ settings }) => settings.rules?.[id] !== undefined)?.settings.rules?.[id];
  }

  private standingOf(file: FileId): { readonly is: 'excluded' | 'included'; readonly by: FileId } | undefined {
    for (const { settings, folder, file: by } of this.chain) {
      const excluded = verdictOf(settings.exclude ?? [], folder, file);
      if (excluded === 'yes') return { is: 'excluded', by };
      if (verdictOf(settings.include ?? [], folder, file) === 'yes') return { is: 'included', by };
      if (excluded === 'no') return;
    }
    return;
  }
}

/** What reading settings asks of the outside. */
export interface Sources {
  read(file: FileId): string | undefined;
  readonly schema: Schema;
  /** What the editor's own settings say for a folder: they lie beneath all files. */
  readonly editor?: { readonly folder: FileId; readonly settings: unknown } | undefined;
  /** The one file that counts, in place of those in the project. */
  readonly only?: FileId | undefined;
}

/** Of several in one folder the first counts. */
const names = ['fundamentals.config.jsonc', 'fundamentals.config.json', 'package.json'];

/** What the settings of the editor are called where a file is named. */
export const editorSettings = 'settings.json';

/** Reads settings once, folder by folder; after a change, make another. */
export class Cascade {
  private readonly sources: Sources;
  private readonly byFolder = new Map<string, Settings>();
  private readonly owns = new Map<string, { readonly found: OwnSettings | undefined; readonly problems: readonly SettingsProblem[] }>();
  private readonly editor: OwnSettings | undefined;

  constructor(sources: Sources) {
    this.sources = sources;
    const { editor, schema } = sources;
    this.editor = editor && {
      ...readSettings('/settings.json', JSON.stringify(editor.settings ?? {}), schema)!,
      file: editorSettings,
      folder: editor.folder,
    };
  }

  /** The settings that hold for a file. */
  of(file: FileId): Settings {
    return memo(
      this.byFolder,
      folderOf(file),
      () => new Settings([...this.chainOf(folderOf(file)), ...(this.editor ? [this.editor] : [])]),
    );
  }

  /** What is wrong in the settings of these folders and of those above them. */
  problems(folders: Iterable<string>): readonly SettingsProblem[] {
    const seen = new Set<SettingsProblem>();
    for (const folder of folders) {
      for (let at = folder, isRoot = false; !isRoot; at = folderOf(at)) {
        const { found, problems } = this.own(at);
        for (const problem of problems) seen.add(problem);
        isRoot = !at || found?.settings.root === true;
      }
    }
    return [...seen];
  }

  private chainOf(folder: string): readonly OwnSettings[] {
    const { found } = this.own(folder);
    if (!folder || found?.settings.root || this.sources.only) return found ? [found] : [];
    const above = this.chainOf(folderOf(folder));
    return found ? [found, ...above] : above;
  }

  private own(folder: string): { readonly found: OwnSettings | undefined; readonly problems: readonly SettingsProblem[] } {
    const { only, read, schema } = this.sources;
    return memo(this.owns, only ?? folder, () => {
      const files = only ? [only] : names.map((name) => `${folder}/${name}`);
      const own = files.flatMap((file) => {
        const text = read(file);
        // Most manifests say nothing of us: they are not parsed for that.
        return text === undefined || (file.endsWith('/package.json') && !text.includes('"fundamentals"'))
          ? []
          : (readSettings(file, text, schema) ?? []);
      });
      const [found, ...others] = own;
      const ignored = others.map(({ file }): SettingsProblem => {
        const message = `this is not read, as \`${found!.file.slice(found!.folder.length + 1)}\` stands beside it: keep one`;
        return { file, span: { start: 0, end: 1 }, message, isBySchema: false };
      });
      return { found, problems: [...(found?.problems ?? []), ...ignored] };
    });
  }
}

/** The path without its ending that a module is called by from a folder. */
function pathFrom(folder: FileId, module: string): FileId {
  return resolvedPath(module, `${folder}/.`).replace(/\.[cm]?[jt]sx?$/, '');
}
