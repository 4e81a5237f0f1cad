package kportal;

import java.util.Map;
import kportal.settings.Settings;
import kportal.transactions.Service;
import kportal.transactions.airtime.AirtimeController;
import kportal.transactions.cabletv.CableTvController;
import kportal.transactions.data.DataController;
import kportal.transactions.electricity.ElectricityController;
import kportal.transactions.ordering.ServiceController;
import kportal.transactions.ordering.ServiceParts;
import kportal.transactions.sms.SmsController;

/** The five forms. */
record Services(
        AirtimeController airtime,
        DataController data,
        ElectricityController electricity,
        CableTvController cableTv,
        SmsController sms) {
    static Services of(ServiceParts parts, Settings settings) {
        return new Services(
                new AirtimeController(parts, settings.airtimeMin(), settings.airtimeMax()),
                new DataController(parts),
                new ElectricityController(parts),
                new CableTvController(parts),
                new SmsController(parts));
    }

    Map<Service, ServiceController> all() {
        return Map.of(
                Service.AIRTIME, airtime,
                Service.DATA, data,
                Service.ELECTRICITY, electricity,
                Service.CABLE_TV, cableTv,
                Service.SMS, sms);
    }
}
