/** What the local tenant's doors answer, as far as tests read it. */
export type Exchange = {
  readonly n: number;
  readonly on: 'graph' | 'connector';
  /** ISO 8601. */
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly query?: unknown;
  readonly requestHeaders?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly status: number;
  readonly answer?: unknown;
};

/** One question to Graph, whether it went alone or as a part of a `$batch`. */
export type GraphCall = {
  readonly method: string;
  /** Without `/v1.0` and query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** 0 where there was no answer. */
  readonly status: number;
  readonly answer?: unknown;
  /** The number of the HTTP exchange it travelled in; parts of one `$batch` have the same. */
  readonly trip: number;
};

/** What a test may put in place: see `POST /_local/guests`. */
export type PlacedGuest = {
  readonly address: string;
  readonly displayName?: string;
  readonly state?: 'Accepted' | 'PendingAcceptance';
  readonly enabled?: boolean;
  readonly userType?: 'Guest' | 'Member';
  readonly sponsorIds?: readonly string[];
  /** Days; absent: not deleted. */
  readonly deletedDaysAgo?: number;
};

export type PlacedHomeTenant = {
  readonly name: string;
  readonly domains: readonly string[];
  /** Absent: our cross-tenant access settings do not name it. */
  readonly inbound?: 'default' | 'open' | 'partly' | 'blocked';
};

export type Fault = {
  readonly id?: string;
  readonly on: 'graph' | 'connector';
  readonly method?: string;
  readonly path?: string;
  readonly skip?: number;
  readonly times?: number | null;
  readonly when?: 'before' | 'after';
  readonly answer:
    | 'hang'
    | 'reset'
    | 'hold'
    | 'half'
    | {
        readonly status: number;
        readonly code?: string;
        readonly message?: string;
        readonly headers?: Readonly<Record<string, string>>;
        readonly html?: true;
      };
  readonly delayMs?: number;
};

export type CardJson = { readonly type: 'AdaptiveCard'; readonly [key: string]: unknown };

export type ChatMessage = {
  readonly activityId: string;
  readonly from: 'bot' | 'person';
  readonly text?: string;
  readonly card?: CardJson;
  readonly note?: { readonly text: string; readonly trouble?: boolean };
  /** What a notification said of it when it came. */
  readonly summary?: string;
  readonly editedAt?: string;
  readonly deleted?: boolean;
};

export type MailSeen = {
  readonly to: readonly string[] | string;
  readonly from: unknown;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
};

/** A channel as one person has it before their eyes. */
export type ChannelSeen = {
  readonly id: string;
  readonly name: string;
  readonly team: string;
  readonly installed: boolean;
  readonly messages: readonly ChatMessage[];
};

/** What somebody sees once their client looked at a message; `asked`: whether it asked the bot for a refresh. */
export type Looked = { readonly message: ChatMessage; readonly asked: boolean };

export type PersonSeen = {
  readonly id: string;
  readonly name: string;
  readonly channels: readonly { readonly id: string; readonly name: string; readonly team: string }[];
};

/** A person as far as tests name them. */
export type Somebody = { readonly id: string; readonly name: string; readonly address: string };

/** One account, living or deleted. */
export type AccountSeen = {
  readonly id: string;
  readonly displayName: string;
  readonly mail: string | null;
  readonly userType: 'Guest' | 'Member';
  readonly accountEnabled: boolean;
  readonly externalUserState: string | null;
  readonly isDeleted: boolean;
  readonly sponsorIds: readonly string[];
  readonly groupIds: readonly string[];
  readonly lastSignIn: string | null;
};

/** What somebody does to an account in a portal. */
export type AccountChange = {
  readonly enabled?: boolean;
  readonly displayName?: string;
  readonly mail?: string;
  readonly otherMails?: readonly string[];
  readonly userType?: 'Guest' | 'Member';
  readonly sponsorIds?: readonly string[];
  /** A directory on-premises keeps it from now on, or no longer. */
  readonly onPremises?: boolean;
  /** ISO 8601; null: never. */
  readonly lastSignIn?: string | null;
};

export type Crowd = {
  readonly count: number;
  readonly domain?: string;
  readonly from?: number;
  readonly pending?: number;
  readonly sponsorIds?: readonly string[];
  readonly groupId?: string;
  readonly daysAgo?: number;
};

/** How much the bot asked of Graph: a `$batch` is one round trip, and each part of it one request. */
export type GraphLoad = {
  readonly roundTrips: number;
  readonly requests: number;
  readonly resourceUnits: number;
  readonly byRoute: Readonly<Record<string, number>>;
};

/** How much the bot asked of Teams. */
export type Load = {
  readonly requests: number;
  readonly refused: number;
  readonly mostInASecond: number;
  readonly mostToOneThreadInASecond: number;
  readonly mostToOneThreadInAnHour: number;
};

export type Away =
  | { readonly status: 'disabled' | 'alwaysEnabled' }
  | { readonly status: 'scheduled'; readonly from?: string; readonly until: string };

export type Pressed = {
  readonly status?: number;
  /** How often it was delivered, for Teams does so again where it hears no answer. */
  readonly times?: number;
  /** Why there was no answer. */
  readonly trouble?: string;
  readonly body?: { readonly statusCode?: number; readonly type?: string; readonly value?: unknown };
};
export type Said = Pressed & { readonly activityId: string };
