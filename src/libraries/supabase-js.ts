import { defineLibrary, named } from './library.ts';

const helpers = ['createServerComponentClient', 'createServerActionClient', 'createRouteHandlerClient', 'createMiddlewareClient'];
const auth = [
  ...['getUser', 'getClaims', 'updateUser', 'refreshSession', 'exchangeCodeForSession', 'verifyOtp', 'resend', 'reauthenticate'],
  ...['signUp', 'signOut', 'signInWithPassword', 'signInWithOtp', 'signInWithIdToken', 'signInAnonymously', 'resetPasswordForEmail'],
];
const authAdmin = [
  'getUserById',
  'listUsers',
  'createUser',
  'deleteUser',
  'updateUserById',
  'inviteUserByEmail',
  'generateLink',
  'signOut',
];
const bucket = [
  ...['upload', 'uploadToSignedUrl', 'update', 'download', 'list', 'remove', 'move', 'copy', 'info', 'exists'],
  ...['createSignedUrl', 'createSignedUrls', 'createSignedUploadUrl'],
];

/** https://supabase.com/docs/reference/javascript */
export const supabaseJs = defineLibrary({
  id: 'supabase-js',
  name: 'Supabase',
  packages: ['@supabase/supabase-js', '@supabase/ssr', '@supabase/auth-helpers-nextjs', '@supabase/postgrest-js'],
  exports: {
    ...named('createClient', ['createClient', 'createServerClient', 'createBrowserClient', ...helpers]),
    ...named('Client', ['SupabaseClient', 'PostgrestClient']),
    ...named('Query', ['PostgrestFilterBuilder', 'PostgrestTransformBuilder', 'PostgrestBuilder']),
  },
  shapes: {
    createClient: { call: { returns: 'client' } },
    Client: { instance: 'client' },
    Query: { instance: 'reading' },
    client: {
      members: {
        from: 'toTable',
        schema: 'createClient',
        rpc: 'read',
        auth: 'auth',
        storage: 'storage',
        functions: 'functions',
      },
    },
    toTable: { call: { returns: 'table' } },
    table: { members: { select: 'read', ...named('write', ['insert', 'upsert', 'update', 'delete']) } },
    /** Sent when it is waited for. */
    read: { call: { returns: 'reading' } },
    reading: { otherMembers: 'read', awaited: { operation: { kind: 'read' } } },
    write: { call: { returns: 'writing' } },
    writing: { otherMembers: 'write', awaited: { operation: { kind: 'write' } } },
    auth: { members: { ...named('remote', auth), admin: 'authAdmin' } },
    authAdmin: { members: named('remote', authAdmin) },
    storage: {
      members: {
        from: 'toBucket',
        ...named('remote', ['listBuckets', 'getBucket', 'createBucket', 'updateBucket', 'deleteBucket', 'emptyBucket']),
      },
    },
    toBucket: { call: { returns: 'bucket' } },
    bucket: { members: named('remote', bucket) },
    functions: { members: { invoke: 'remote' } },
    remote: { call: { operation: { kind: 'remote call' } } },
  },
});
