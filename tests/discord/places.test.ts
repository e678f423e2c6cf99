import { describe, expect, it } from 'vitest';
import { createPlaces } from '../../src/discord/places.js';

describe('createPlaces', () => {
  it('gives as many as there are, and those again that are given back', () => {
    const places = createPlaces({ all: 2, perChannel: 1 });
    const first = places.take();
    places.take();
    expect(places.take()).toBeNull();
    first!();
    expect(places.take()).not.toBeNull();
    expect(places.take()).toBeNull();
  });

  it('gives each channel its own, within all', () => {
    const places = createPlaces({ all: 2, perChannel: 1 });
    const first = places.take('a');
    expect(places.take('a')).toBeNull();
    expect(places.take('b')).not.toBeNull();
    expect(places.take('c')).toBeNull();
    first!();
    expect(places.take('b')).toBeNull();
    expect(places.take('a')).not.toBeNull();
  });
});
