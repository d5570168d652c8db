import test from 'ava';
import { native, noble } from '../../src/crypto/index.ts';
import { cryptoProviderContract } from '../contract/crypto-provider.ts';

cryptoProviderContract(test, 'The native provider', native);
cryptoProviderContract(test, 'The noble provider', noble);
