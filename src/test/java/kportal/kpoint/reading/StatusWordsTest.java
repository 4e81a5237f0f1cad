package kportal.kpoint.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import kportal.kpoint.reading.StatusWords.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusWordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"success", "SUCCESS", " Successful ", "succeeded", "completed", "Complete", "delivered"})
    void success(String word) {
        assertVerdict(Verdict.SUCCEEDED, "{'status':'" + word + "'}");
        assertVerdict(Verdict.SUCCEEDED, "{'Status':'" + word + "','message':'x'}");
        assertVerdict(Verdict.SUCCEEDED, "{'data':{'status':'" + word + "'}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "PROCESSING", "in_progress", "In Progress", "in-progress", "queued", "accepted"})
    void pending(String word) {
        assertVerdict(Verdict.PENDING, "{'status':'" + word + "'}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "FAILED", "Failure", "fail", "rejected", "declined", "cancelled", "unsuccessful"})
    void failed(String word) {
        assertVerdict(Verdict.FAILED, "{'status':'" + word + "'}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'ok'",
                "'sent'",
                "'error'",
                "'reversed'",
                "'not successful'",
                "'success!'",
                "'true'",
                "'200'",
                "200",
                "1",
                "''",
                "{}",
                "['success']",
                "'ѕuccess'"
            })
    void noWordWeKnow(String value) {
        assertVerdict(Verdict.UNKNOWN_WORD, "{'status':" + value + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'status':true} | SUCCEEDED",
                "{'success':true} | SUCCEEDED",
                "{'status':false} | FAILED",
                "{'success':false,'message':'x'} | FAILED",
                "{'success':true,'status':'failed'} | CONTRADICTION",
                "{'status':'success','data':{'status':'success'}} | SUCCEEDED",
                "{'status':'success','data':{'status':null}} | SUCCEEDED",
                "{'status':'success','data':{'status':'pending'}} | PENDING",
                "{'status':'success','data':[{'status':'pending'}]} | PENDING",
                "{'status':'success','data':{'transaction_status':'pending'}} | PENDING",
                "{'status':'success','data':{'status':'failed'}} | CONTRADICTION",
                "{'status':'failed','data':{'status':'success'}} | CONTRADICTION",
                "{'status':'failed','data':{'status':'pending'}} | CONTRADICTION",
                "{'status':'failed','data':{'status':'failed'}} | FAILED",
                "{'status':'success','data':{'status':'active'}} | UNKNOWN_WORD",
                "{'status':'success','Status':'maybe'} | UNKNOWN_WORD",
                "{'status':'success','data':{'user':{'status':'active'}}} | SUCCEEDED",
                "{'status':'success','data':{'order':{'status':'pending'}}} | PENDING",
                "{'status':'success','data':{'orders':[{'status':'failed'}]}} | CONTRADICTION",
                "{'data':{'order':{'status':'success'}}} | NO_WORD",
                "{'message':'success'} | NO_WORD",
                "{'statuses':'success'} | NO_WORD",
            })
    void theWorstWordWins(String json, Verdict expected) {
        assertVerdict(expected, json);
    }

    private static void assertVerdict(Verdict expected, String json) {
        var object = Json.answer(json.replace('\'', '"')).orElseThrow();
        assertEquals(expected, new StatusWords(object).verdict(), json);
    }
}
