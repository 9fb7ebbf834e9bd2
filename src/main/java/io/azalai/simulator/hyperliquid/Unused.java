package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Requests about what nobody uses here, answered as by a venue where nobody does: staking, lending, outcomes, several
 * signers, words about listings. Stateless.
 */
final class Unused {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NONE = "[]";
    private static final String NOTHING = "null";

    private static final Map<String, String> REPLIES = Map.ofEntries(
            Map.entry("delegations", NONE),
            Map.entry("delegatorHistory", NONE),
            Map.entry("delegatorRewards", NONE),
            Map.entry("delegatorSummary", """
                    {"delegated":"0.0","undelegated":"0.0","totalPendingWithdrawal":"0.0","nPendingWithdrawals":0}"""),
            Map.entry("validatorSummaries", NONE),
            Map.entry("validatorL1Votes", NONE),
            Map.entry("gossipRootIps", NONE),
            Map.entry("allBorrowLendReserveStates", NONE),
            Map.entry("borrowLendUserState", "{\"tokenToState\":[],\"health\":\"healthy\",\"healthFactor\":null}"),
            Map.entry("userBorrowLendInterest", NONE),
            Map.entry("outcomeMeta", "{\"outcomes\":[],\"questions\":[]}"),
            Map.entry("outcomeTemplates", NONE),
            Map.entry("settledOutcome", NOTHING),
            Map.entry("userToMultiSigSigners", NOTHING),
            Map.entry("isVip", NOTHING),
            Map.entry("legalCheck", "{\"acceptedTerms\":true,\"userAllowed\":true,\"restrictions\":\"n\"}"),
            Map.entry("usdcRouting", "{\"depositRoute\":\"bridge\",\"withdrawalRoute\":\"bridge\"}"),
            Map.entry("liquidatable", NONE),
            Map.entry("perpAnnotation", NOTHING),
            Map.entry("perpCategories", NONE),
            Map.entry("perpConciseAnnotations", NONE));

    private Unused() {}

    static void addTo(InfoDesk info) {
        REPLIES.forEach((type, reply) -> {
            JsonNode read = read(reply);
            info.put(type, ask -> read);
        });
    }

    private static JsonNode read(String reply) {
        try {
            return JSON.readTree(reply);
        } catch (JsonProcessingException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
