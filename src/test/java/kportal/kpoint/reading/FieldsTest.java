package kportal.kpoint.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'token':'26361234567890123456'} | 26361234567890123456",
                "{'token':26361234567890123456} | 26361234567890123456",
                "{'token':'00001234567890123456'} | 00001234567890123456",
                "{'data':{'purchased_code':'Token : 26361234567890123456'}} | 26361234567890123456",
                "{'token':'2636-1234-5678-9012-3456'} | 26361234567890123456",
                "{'token':'2636 1234 5678 9012 3456 Units: 45.3'} | 26361234567890123456",
                "{'token':['26361234567890123456','11112222333344445555']} | 26361234567890123456,11112222333344445555",
                "{'token':'26361234567890123456, 11112222333344445555'} | 26361234567890123456,11112222333344445555",
                "{'token':'2636123456789012345611112222333344445555'} | 26361234567890123456,11112222333344445555",
                "{'token':{'a':'26361234567890123456','b':null}} | 26361234567890123456",
                "{'data':{'token':'26361234567890123456','kct2':'2','kct1':'1'}} | 1,2,26361234567890123456",
                "{'token':'see your SMS'} | see your SMS",
                "{'token':'2636 1234 5678 9012 3456 45'} | 2636 1234 5678 9012 3456 45",
                "{'token':'12345'} | 12345",
                "{'token':null,'data':{'token':'26361234567890123456'}} | 26361234567890123456",
                "{'token':''} | ",
                "{'token':[]} | ",
                "{'token':true} | ",
            })
    void token(String json, @Nullable String expected) {
        assertEquals(
                expected == null ? "" : expected, String.join(",", fields(json).tokens()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'reference':'KP-1'} | KP-1",
                "{'data':{'reference':' KP-1 '}} | KP-1",
                "{'id':7,'data':{'reference':'KP-1'}} | KP-1",
                "{'data':[{'ref':'KP-1'},{'ref':'KP-2'}]} | KP-1",
                "{'transactionId':12345678901234567890123} | 12345678901234567890123",
                "{'Request-ID':'r'} | r",
                "{'reference':null,'id':7} | 7",
                "{'reference':{'a':1}} |",
            })
    void reference(String json, @Nullable String expected) {
        assertEquals(expected, fields(json).reference().orElse(null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'amount':1000} | 100000",
                "{'amount':1000,'data':{'amount_charged':'970.50'}} | 97050",
                "{'charged':true,'amount':'₦1,000.00'} | 100000",
                "{'amount_charged':-1} |",
                "{'amount':'about 5'} |",
                "{'amount_charged':0} | 0",
            })
    void charged(String json, @Nullable Long expected) {
        assertEquals(expected, fields(json).chargedKobo().orElse(null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'message':'Done'} | Done",
                "{'data':{'message':'Done'}} | Done",
                "{'error':{'message':'No.'}} | No.",
                "{'error':true,'response_description':'No.'} | No.",
                "{'message':'Invalid.','errors':{'amount':['Too low.','x']}} | Invalid. Too low.",
                "{'message':'Too low.','errors':{'amount':['Too low.']}} | Too low.",
                "{'message':{'phone':['Bad.']}} | Bad.",
                "{'message':7} |",
            })
    void message(String json, @Nullable String expected) {
        assertEquals(expected, fields(json).message().orElse(null));
    }

    @Test
    void unitsKeepTheirZeroes() {
        assertEquals("12.50", fields("{'units':12.50}").units().orElseThrow());
        assertEquals("45.3kWh", fields("{'data':{'units':'45.3kWh'}}").units().orElseThrow());
        assertTrue(fields("{'units':null}").units().isEmpty());
    }

    private static Fields fields(String json) {
        return new Fields(Json.answer(json.replace('\'', '"')).orElseThrow());
    }
}
