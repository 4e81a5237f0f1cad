package kportal.transactions;

import kportal.support.Money;
import org.jspecify.annotations.Nullable;

/**
 * What is to be bought, as Kpoint names it.
 *
 * @param network the code of the network, disco or provider; none for SMS
 * @param recipient the phone, meter or smartcard number
 * @param product the plan's or package's code
 * @param amount the amount or the price shown; none for SMS, which is paid in units
 */
public record Order(
        Service service,
        @Nullable String network,
        @Nullable String networkName,
        String recipient,
        @Nullable String product,
        @Nullable String productName,
        @Nullable String meterType,
        @Nullable String message,
        @Nullable Money amount) {

    public static Order airtime(String network, String networkName, String phoneNumber, Money amount) {
        return new Order(Service.AIRTIME, network, networkName, phoneNumber, null, null, null, null, amount);
    }

    public static Order data(
            String network, String networkName, String phoneNumber, String planId, String plan, Money price) {
        return new Order(Service.DATA, network, networkName, phoneNumber, planId, plan, null, null, price);
    }

    public static Order electricity(
            String disco, String discoName, String meterNumber, String meterType, Money amount) {
        return new Order(Service.ELECTRICITY, disco, discoName, meterNumber, null, null, meterType, null, amount);
    }

    public static Order cableTv(
            String provider, String providerName, String smartcard, String packageCode, String name, Money price) {
        return new Order(Service.CABLE_TV, provider, providerName, smartcard, packageCode, name, null, null, price);
    }

    public static Order sms(String recipient, String message) {
        return new Order(Service.SMS, null, null, recipient, null, null, null, message, null);
    }

    public boolean pricedByList() {
        return service.pricedByList();
    }

    public Order at(Money price) {
        return new Order(service, network, networkName, recipient, product, productName, meterType, message, price);
    }
}
