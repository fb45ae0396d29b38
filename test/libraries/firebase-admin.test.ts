import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('Firebase Admin', () => {
  it('reads and writes Firestore by references and queries', () => {
    assert.deepEqual(
      operationsIn(`
import admin from 'firebase-admin';
import { getFirestore, type CollectionReference } from 'firebase-admin/firestore';
import { Firestore } from '@google-cloud/firestore';
admin.initializeApp();
const db = getFirestore(), plain = new Firestore();
class Orders {
  private readonly orders = admin.firestore().collection('orders');
  constructor(private db: admin.firestore.Firestore, private users: CollectionReference<User>) {}
  async run() {
    const order = await this.orders.doc('1').get(); await order.ref.update({});
    const open = await this.users.where('a', '==', 1).limit(5).get();
    open.forEach((user) => user.ref.delete()); for (const user of open.docs) await user.ref.collection('logs').add({});
    await this.db.getAll(a, b); await db.collection('orders').count().get(); await plain.collectionGroup('items').get();
  }
}
`),
      [
        "read this.orders.doc('1').get",
        'write order.ref.update',
        "read this.users.where('a', '==', 1)….get",
        'write user.ref.delete',
        "write user.ref.collection('logs').add",
        'read this.db.getAll',
        "read db.collection('orders')….get",
        "read plain.collectionGroup('items').get",
      ],
    );
  });

  it('sends a batch and a transaction as one', () => {
    assert.deepEqual(
      operationsIn(`
import { getFirestore } from 'firebase-admin/firestore';
const db = getFirestore(), batch = db.batch();
batch.set(ref, {}).update(ref, {}); batch.delete(ref); await batch.commit();
await db.runTransaction(async (transaction) => { const order = await transaction.get(ref); transaction.update(ref, {}); });
const ref = db.doc('orders/1'), query = db.collection('orders').where('a', '==', 1); db.settings({}); query.onSnapshot(show);
`),
      ['write batch.commit', 'read transaction.get'],
    );
  });

  it('calls services for users and messages, and its older database', () => {
    assert.deepEqual(
      operationsIn(`
import * as admin from 'firebase-admin';
import { getAuth } from 'firebase-admin/auth';
import { getMessaging } from 'firebase-admin/messaging';
await getAuth().getUser('1'); await admin.auth().setCustomUserClaims('1', {}); await getMessaging().sendEach([]);
await admin.database().ref('orders').orderByChild('at').limitToLast(1).once('value'); await admin.database().ref('orders').push().set({});
await getAuth().createCustomToken('1'); admin.credential.cert({});
`),
      [
        'remote call getAuth().getUser',
        'remote call admin.auth().setCustomUserClaims',
        'publish getMessaging().sendEach',
        'read admin.database()….once',
        'write admin.database()….set',
      ],
    );
  });
});
