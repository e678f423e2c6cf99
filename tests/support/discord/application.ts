import type { World } from './world.js';

/** What an application's owner set on Discord's developer pages, and how the bot was invited. Tests may change it. */
export interface Application {
  /** Privileged intents that it was granted. */
  contentGranted: boolean;
  membersGranted: boolean;
  presencesGranted: boolean;
  /** Whether anyone may invite it. */
  publicBot: boolean;
  /** Whether the invitation had the scope applications.commands. */
  commandsScope: boolean;
  /** Where Discord sends interactions instead of the gateway, or null. */
  interactionsEndpoint: string | null;
}

/** Flags of an application in fewer than 100 servers (https://docs.discord.com/developers/resources/application#application-object-application-flags). */
const Flag = { presencesLimited: 1 << 13, membersLimited: 1 << 15, contentLimited: 1 << 19 } as const;

export const newApplication = (): Application => ({
  contentGranted: false,
  membersGranted: false,
  presencesGranted: false,
  publicBot: true,
  commandsScope: true,
  interactionsEndpoint: null,
});

export function applicationFlags({ contentGranted, membersGranted, presencesGranted }: Application): number {
  return (
    (contentGranted ? Flag.contentLimited : 0) |
    (membersGranted ? Flag.membersLimited : 0) |
    (presencesGranted ? Flag.presencesLimited : 0)
  );
}

/** The application as GET /applications/@me shows it. */
export function applicationJson({ application, applicationId, alice, bot }: World): Record<string, unknown> {
  return {
    id: applicationId,
    name: 'Verbatim',
    icon: null,
    description: '',
    type: null,
    bot,
    summary: '',
    bot_public: application.publicBot,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: applicationFlags(application),
    flags_new: String(applicationFlags(application)),
    max_participants: null,
    owner: alice,
    team: null,
    approximate_guild_count: 1,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    eligible_oauth2_scopes: [],
    interactions_endpoint_url: application.interactionsEndpoint,
    redirect_uris: [],
    role_connections_verification_url: null,
    integration_types_config: { 0: {} },
    event_webhooks_status: 1,
    explicit_content_filter: 0,
  };
}
