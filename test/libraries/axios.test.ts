import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('axios', () => {
  it('sends by its methods, and by being called', () => {
    assert.deepEqual(
      operationsIn(`
import axios, { isAxiosError } from 'axios';
import * as whole from 'axios';
const required = require('axios');
export async function register(user: object) {
  try {
    await axios.post('https://crm.example.com/contacts', user);
    await axios('https://crm.example.com/ping');
    await axios.request({ url: 'https://crm.example.com', method: 'PUT' });
    await axios.postForm('https://crm.example.com/files', user);
    await whole.default.get('https://crm.example.com');
    await required.delete('https://crm.example.com/contacts/1');
  } catch (error) {
    if (isAxiosError(error) || axios.isCancel(error)) return axios.getUri({ url: '/contacts' });
  }
  axios.interceptors.request.use((config) => config); axios.defaults.headers.common.set('x', '1'); axios.all([]);
}
`),
      ['axios.post', 'axios', 'axios.request', 'axios.postForm', 'whole.default.get', 'required.delete'].map(
        (call) => `remote call ${call}`,
      ),
    );
  });

  it('is known by instances: exported, made by a factory, kept in a field, passed in', () => {
    assert.deepEqual(
      operationsIn(`
import axios, { type AxiosInstance } from 'axios';
import api from './api';
const warehouse = () => axios.create({ baseURL: 'https://stock.example.com' });
interface Context { http: AxiosInstance }
export class Shipping {
  private readonly carrier: AxiosInstance;
  constructor(private readonly rates: AxiosInstance) { this.carrier = axios.create({ timeout: 500 }); }
  async quote(parcel: object, { http }: Context) {
    await this.carrier.post('/quotes', parcel);
    await this.rates.get('/rates');
    await http.patch('/quotes/1', parcel);
    await warehouse().get('/stock');
    return api({ url: '/orders' });
  }
}
//- /api.ts
import axios from 'axios';
const api = axios.create({ baseURL: 'https://api.example.com' });
api.interceptors.response.use((response) => response.data);
export default api;
`),
      ['this.carrier.post', 'this.rates.get', 'http.patch', 'warehouse().get', 'api'].map((call) => `remote call ${call}`),
    );
  });

  it('is behind the HttpService of NestJS', () => {
    assert.deepEqual(
      operationsIn(`
import { HttpService } from '@nestjs/axios';
import { firstValueFrom, map } from 'rxjs';
export class Weather {
  constructor(private readonly http: HttpService) {}
  async today(city: string) {
    const { data } = await firstValueFrom(this.http.get(city).pipe(map((response) => response)));
    await this.http.axiosRef.post('/seen', data);
    this.http.axiosRef.interceptors.request.use();
  }
}
`),
      ['remote call this.http.get', 'remote call this.http.axiosRef.post'],
    );
  });
});
