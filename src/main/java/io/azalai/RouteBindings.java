package io.azalai;

import io.azalai.alert.AlertLog;
import io.azalai.alert.AlertRules;
import io.azalai.alert.AlertText;
import io.azalai.alert.BotClient;
import io.azalai.feed.FeedComponent;
import io.azalai.forward.Askers;
import io.azalai.forward.OrderRequestJson;
import io.azalai.http.ApiGuard;
import io.azalai.http.ApiToken;
import io.azalai.http.BackupApi;
import io.azalai.http.FeedsApi;
import io.azalai.http.JournalApi;
import io.azalai.http.OrdersApi;
import io.azalai.http.RiskApi;
import io.azalai.http.RiskCheckApi;
import io.azalai.http.UnknownPath;
import io.azalai.market.Duplicates;
import io.azalai.market.Freshness;
import io.azalai.market.Outliers;
import io.azalai.market.Weakness;
import io.azalai.observe.ClockWatch;
import io.azalai.observe.Pulse;
import io.azalai.provision.Plan;
import io.azalai.provision.Provisions;
import io.azalai.settings.RouteProperties;
import io.azalai.settings.Secret;
import io.azalai.stream.AhcWsComponent;
import io.azalai.timing.Turns;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.rest.Requests;
import io.azalai.venue.rest.VenueBeans;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.component.telegram.TelegramComponent;
import org.apache.camel.spi.Registry;

/** Gives the routes the beans and components that they name. Immutable. */
final class RouteBindings {

    private static final Duration BOT_PATIENCE = Duration.ofSeconds(10);
    private static final String NO_TOKEN = "0:none";

    private final Provisions provisions;
    private final Modules modules;

    RouteBindings(Provisions provisions, Modules modules) {
        this.provisions = provisions;
        this.modules = modules;
    }

    /** What routes see of the configuration, in this context and in those that flows are tried in. */
    void properties(CamelContext context, Plan plan) {
        RouteProperties properties = new RouteProperties(visible(plan));
        ((PropertiesComponent) context.getPropertiesComponent()).addPropertiesSource(properties);
        context.getRegistry().bind("route-properties", properties);
    }

    /** What routes see; secrets are not among it. */
    private Map<String, String> visible(Plan plan) {
        Map<String, String> visible = new HashMap<>(modules.forward().properties());
        provisions.venues().forEach((venue, settings) -> settings.properties()
                .forEach((key, value) -> visible.put("exchanges." + venue + "." + key, value)));
        visible.put("mode", provisions.mode().word());
        visible.put("telegram.enabled", String.valueOf(provisions.telegram().enabled()));
        if (provisions.telegram().enabled()) {
            visible.put("telegram.chat_id", provisions.telegram().chatId());
        }
        plan.routeProperties().forEach(visible::put);
        return visible;
    }

    /** The components that need more than their name. */
    void components(CamelContext context) {
        FeedComponent feed = new FeedComponent();
        feed.setFeed(modules.feed());
        Set<String> venues = new HashSet<>(provisions.venues().keySet());
        venues.addAll(provisions.leftOut());
        feed.setVenues(venues);
        context.addComponent("feed", feed);
        AhcWsComponent sockets = new AhcWsComponent(modules.clocks());
        context.addComponent("ahc-ws", sockets);
        context.getRegistry().bind("ahc-wss", sockets);
        TelegramComponent telegram = new TelegramComponent();
        telegram.setAuthorizationToken(
                provisions.telegram().botToken().map(Secret::value).orElse(NO_TOKEN));
        telegram.setBaseUri(provisions.telegram().baseUrl());
        telegram.setClient(new BotClient(BOT_PATIENCE, modules.clocks().nanos()));
        context.addComponent("telegram", telegram);
    }

    /** The beans that routes name. */
    void beans(CamelContext context) {
        modules.calls().open(context);
        Registry beans = context.getRegistry();
        modules.venues()
                .forEach(venue -> VenueBeans.bind(
                        beans, venue, modules.clocks(), modules.orders().traces()));
        modules.paper().ifPresent(paper -> modules.venues()
                .forEach(venue ->
                        VenueBeans.answerFor(beans, venue.name(), request -> paper.answer(venue.name(), request))));
        beans.bind("requests", new Requests(accounts()));
        beans.bind("market", modules.market());
        beans.bind(
                "freshness",
                new Freshness(modules.clock(), provisions.limits().prices().stalePrice()));
        beans.bind("outliers", new Outliers());
        beans.bind("weakness", new Weakness());
        beans.bind("duplicates", new Duplicates());
        beans.bind("turns", new Turns(modules.clocks().nanos()));
        beans.bind("interest", modules.feed().interest());
        beans.bind("feed", modules.feed());
        beans.bind("order-requests", new OrderRequestJson());
        beans.bind("askers", new Askers());
        beans.bind("gateway", modules.orders().gateway());
        beans.bind("risk-check", modules.orders().check());
        beans.bind("request-age", modules.orders().door().age());
        beans.bind("refused-requests", modules.orders().door().refusals());
        beans.bind("awaited-fills", modules.orders().awaitedFills());
        beans.bind("pricing", modules.orders().pricing());
        beans.bind("foresight", modules.orders().foresight());
        beans.bind("account-updates", modules.orders().updates());
        beans.bind("accounts", modules.orders().accounts());
        beans.bind("reconciliation", modules.orders().reconciliation());
        beans.bind("unfilled-orders", modules.orders().unfilled());
        beans.bind("retention", modules.orders().retention());
        beans.bind("risk-watch", modules.orders().watch());
        beans.bind("journal-watch", modules.orders().journalWatch());
        beans.bind("kill-switch", modules.orders().halts());
        beans.bind("disconnected-cancels", modules.orders().stops().disconnected());
        beans.bind("dead-man-switch", modules.orders().stops().deadMan());
        beans.bind("key-watch", modules.orders().keys());
        modules.forward().beans().forEach(beans::bind);
        bindAlerts(context.getRegistry());
        bindApi(context);
    }

    private Map<String, List<String>> accounts() {
        return modules.venues().stream().collect(Collectors.toMap(OpenVenue::name, OpenVenue::accounts));
    }

    private void bindAlerts(Registry beans) {
        beans.bind("pulse", new Pulse(provisions.instance(), provisions.mode(), modules.clock()));
        beans.bind("alert-rules", new AlertRules());
        beans.bind("clock-watch", new ClockWatch(modules.venues(), modules.clock()));
        beans.bind("alert-log", new AlertLog());
        beans.bind("alert-text", new AlertText(provisions.telegram(), provisions.mode()));
    }

    private void bindApi(CamelContext context) {
        Set<String> hosts = Set.of("127.0.0.1", "localhost", "[::1]");
        context.getRegistry()
                .bind(
                        "api-guard",
                        new ApiGuard(
                                ApiToken.of(
                                        provisions.stateFolder(),
                                        modules.clocks().random()),
                                hosts));
        context.getRegistry()
                .bind(
                        "orders-api",
                        new OrdersApi(
                                modules.orders().gateway(),
                                context.createProducerTemplate(),
                                modules.forward().answers(),
                                modules.clock()));
        context.getRegistry()
                .bind("journal-api", new JournalApi(modules.journal().archive()));
        context.getRegistry().bind("backup-api", new BackupApi(modules.journal().archive()));
        context.getRegistry()
                .bind(
                        "risk-check-api",
                        new RiskCheckApi(
                                context.createProducerTemplate(),
                                modules.forward().answers()));
        context.getRegistry().bind("feeds-api", new FeedsApi(modules.feed()));
        context.getRegistry()
                .bind(
                        "risk-api",
                        new RiskApi(
                                modules.orders().halts(),
                                provisions.limits().loss(),
                                modules.forward().answers()));
        context.getRegistry().bind("unknown-path", new UnknownPath());
    }
}
