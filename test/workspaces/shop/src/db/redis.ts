import { Redis } from 'ioredis';
import { config } from '../config';

/** The shop works without it, only slower. */
export const redis = new Redis(config.redisUrl, { lazyConnect: true, maxRetriesPerRequest: 1 });

redis.on('error', (error) => console.warn('redis:', error.message));
