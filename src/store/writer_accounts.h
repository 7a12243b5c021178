// Accounts and what was read in them, into the store.
#pragma once

#include <optional>
#include <string>

#include "account/account.h"
#include "annotate/notes.h"
#include "store/keys.h"
#include "store/store.h"

namespace tellings {

// How an account stands to what the store has.
enum class Standing {
  kNew,      // an address or a text that is not there
  kVersion,  // another text of an address that is there
  kKnown,    // that text of that address is there; so is one whose furniture alone differs, and a stub where
             // the whole is there
  kRemoved,  // it was removed, and stays so
};
struct StandingOf {
  Standing standing = Standing::kNew;
  std::string id;      // kVersion: of version 1; kKnown: of the account that is there
  std::string reason;  // kRemoved: why
};
StandingOf standing_of(Connection& db, const Account& account);

struct PutAccount {
  AccountKey key = 0;
  Account account;  // with the id and version_of that the store gave it
};

// REQUIRES: standing_of() said kNew or kVersion. An id that is taken gets a piece of the content behind it.
PutAccount put_account(Writer& writer, Account account);

// Quotations, figures and names. REQUIRES: `notes` are of the account with this key, which has none yet.
void put_notes(Writer& writer, AccountKey key, const Notes& notes);

}  // namespace tellings
