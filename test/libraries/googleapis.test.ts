import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('Google APIs', () => {
  it('are asked by the methods of their resources', () => {
    assert.deepEqual(
      operationsIn(`
import { google, type sheets_v4, type drive_v3 } from 'googleapis';
import { calendar } from '@googleapis/calendar';
const auth = new google.auth.GoogleAuth({ scopes: ['https://www.googleapis.com/auth/drive'] });
const events = calendar({ version: 'v3', auth });
export class Reports {
  private readonly sheets: sheets_v4.Sheets;
  constructor(private readonly drive: drive_v3.Drive) { this.sheets = google.sheets({ version: 'v4', auth }); }
  async export(file: drive_v3.Schema$File) {
    await this.sheets.spreadsheets.values.append({ spreadsheetId: '1', range: 'A1' });
    await this.drive.files.get({ fileId: file.id, alt: 'media' });
    await events.events.list({ calendarId: 'primary' });
    const gmail = google.gmail('v1');
    file.name.toLowerCase();
    return gmail.users.messages.send({ userId: 'me' });
  }
}
`),
      ['this.sheets.spreadsheets.values.append', 'this.drive.files.get', 'events.events.list', 'gmail.users.messages.send'].map(
        (call) => `remote call ${call}`,
      ),
    );
  });

  it('are not asked where a client or a link is built', () => {
    assert.deepEqual(
      operationsIn(`
import { google } from 'googleapis';
import { OAuth2Client } from 'google-auth-library';
const client = new google.auth.OAuth2('id', 'secret', 'https://app.example.com/callback');
export async function connect(code: string, given: OAuth2Client) {
  client.generateAuthUrl({ scope: ['profile'] });
  const { tokens } = await client.getToken(code);
  client.setCredentials(tokens);
  google.options({ auth: client });
  google.drive('v3').files.list.bind(undefined);
  await given.revokeToken('token');
  await given.getAccessToken();
}
`),
      ['remote call client.getToken', 'remote call given.revokeToken'],
    );
  });
});
