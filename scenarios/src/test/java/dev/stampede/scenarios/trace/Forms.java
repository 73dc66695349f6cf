package dev.stampede.scenarios.trace;

import java.util.List;

/** Small files of each form, made here: three requests at 0, 1 and 2.5 s, unless rows say so. */
final class Forms {

  /**
   * A file.
   *
   * @param lengths whether it tells them: 10 and 1, 20 and 2, 30 and 3 tokens
   */
  record Form(String name, String text, boolean lengths) {}

  static final List<Form> ALL =
      List.of(
          new Form(
              "azure",
              """
              TIMESTAMP,NumImages,ContextTokens,GeneratedTokens
              2025-01-06 00:00:00+00:00,1,10,1
              2025-01-06 02:00:01+02:00,2,20,2
              2025-01-06 00:00:02.5,3,30,3
              """,
              true),
          new Form(
              "burstgpt",
              """
              Timestamp,Session ID,Elapsed time,Model,Request tokens,Response tokens,Total tokens,Log Type
              5,a,1,GPT-4,10,1,11,Conversation log
              6,b,1,GPT-4,20,2,22,API log
              7.5,a,1,GPT-4,30,3,33,Conversation log
              """,
              true),
          new Form(
              "mooncake",
              """
              {"timestamp": 27000, "input_length": 10, "output_length": 1, "hash_ids": [7, 8]}
              {"timestamp": 28000, "input_length": 20, "output_length": 2, "hash_ids": [9]}
              {"timestamp": 29500, "input_length": 30, "output_length": 3, "hash_ids": []}
              """,
              true),
          new Form(
              "vllm_bench",
              """
              {"date": "20260101-000000", "request_throughput": 1.2, "total_input_tokens": 60,
               "input_lens": [10, 20, 30], "output_lens": [1, 2, 3], "ttfts": [0.1, 0.1, 0.1],
               "itls": [[0.1], [0.1, 0.2], []], "start_times": [817.25, 818.25, 819.75],
               "generated_texts": ["[{", "\\"}", ""], "errors": ["", "", ""]}
              """,
              true),
          new Form(
              "tracelab",
              """
              id,input_len,output_len,arrival_time,round_idx,tool_wait_after_ms,prefix_len
              0,1000,50,0.000000,0,2000.000000,0
              0,100,60,0.000000,1,0.000000,1000
              1,20,5,1000.000000,0,0.000000,0
              2,20,5,2500.000000,0,0.000000,0
              """,
              false),
          new Form(
              "llmservingsim",
              """
              {"session_id": "a", "arrival_time_ns": 0, "sub_requests":
                [{"input_toks": 10, "output_toks": 1, "tool_duration_ns": 5, "input_tok_ids": [1]},
                 {"input_toks": 20, "output_toks": 2, "tool_duration_ns": 0}]}
              {"session_id": "b", "arrival_time_ns": 1000000000, "sub_requests":
                [{"input_toks": 20, "output_toks": 2, "tool_duration_ns": 0}]}
              {"session_id": "c", "arrival_time_ns": 2500000000, "sub_requests":
                [{"input_toks": 30, "output_toks": 3, "tool_duration_ns": 0}]}
              """,
              false),
          new Form(
              "vllm_requests",
              """
              {"input_toks": 10, "output_toks": 1, "arrival_time": 0.25, "queued_ts": 8.1}
              {"input_toks": 30, "output_toks": 3, "arrival_time": 2.75, "queued_ts": 9.3}
              {"input_toks": 20, "output_toks": 2, "arrival_time": 1.25, "queued_ts": 8.9}
              """,
              true),
          new Form(
              "guidellm",
              """
              {"args": {"rate": [2]}, "benchmarks": [{"config": {"requests": 3}, "requests": {
                "successful": [
                  {"request_start_time": 1767225600.0, "prompt_tokens": 10, "output_tokens": 1},
                  {"info": {"timings": {"request_start": 1767225602.5}},
                   "input_metrics": {"text_tokens": 30}, "output_metrics": {"text_tokens": 3}}],
                "errored": [],
                "incomplete": [
                  {"start_time": 1767225601.0, "prompt_tokens": 20, "output_tokens": 2}]}}]}
              """,
              true),
          new Form(
              "aiperf",
              """
              {"metadata": {"request_start_ns": 1, "benchmark_phase": "warmup"}, "metrics": {}}
              {"metadata": {"request_start_ns": 1767225600000000000, "benchmark_phase": "profiling"}, "metrics": {"input_sequence_length": {"value": 10, "unit": "tokens"}, "output_sequence_length": {"value": 1}}, "error": null}
              {"metadata": {"request_start_ns": 1767225601000000000}, "metrics": {"input_sequence_length": {"value": 20.0}, "output_sequence_length": {"value": 2}}}
              {"metadata": {"request_start_ns": 1767225602500000000}, "metrics": {"error_isl": {"value": 30}, "output_sequence_length": {"value": 3}}, "error": {"code": 499}}
              """,
              true),
          new Form(
              "k6",
              """
              metric_name,timestamp,metric_value,check,error,status,extra_tags
              http_reqs,1767225600000,1,,,200,
              http_req_duration,1767225600000,40,,,200,
              http_req_duration,1767225601000,40,,,503,
              http_req_waiting,1767225601000,40,,,503,
              http_req_duration,1767225602500,40,,,200,
              """,
              false),
          new Form(
              "k6",
              """
              {"type":"Metric","data":{"name":"http_req_duration","type":"trend"},"metric":"http_req_duration_"}
              {"metric":"http_req_duration","type":"Point","data":{"time":"2026-01-01T01:00:00+01:00","value":40,"tags":{"status":"200"}}}
              {"metric":"http_reqs","type":"Point","data":{"time":"2026-01-01T01:00:00+01:00","value":1,"tags":{}}}
              {"metric":"http_req_duration","type":"Point","data":{"time":"2026-01-01T00:00:01Z","value":40,"tags":{"status":"0"}}}
              {"metric":"http_req_duration","type":"Point","data":{"time":"2026-01-01T00:00:02.5Z","value":40,"tags":{}}}
              """,
              false),
          new Form(
              "jmeter",
              """
              timeStamp,elapsed,label,responseCode,success,URL
              1767225602500,900,"a, b",200,true,u
              1767225600000,5000,c,200,true,u
              1767225601000,4000,c,500,false,u
              """,
              false),
          new Form(
              "locust",
              """
              Timestamp,User Count,Type,Name,Requests/s,Failures/s,Total Request Count,Total Failure Count
              1767225600,1,GET,/,0,0,0,0
              1767225600,1,,Aggregated,0,0,0,0
              1767225602,1,,Aggregated,1,0,2,0
              1767225604,1,GET,/,1,0,3,0
              1767225604,1,,Aggregated,1,0,3,0
              """,
              false),
          new Form(
              "nginx",
              """
              192.0.2.7 - - [01/Jan/2026:00:00:03 +0000] "POST /v1 HTTP/1.1" 200 9 "-" "c 1" rt=3.000 uct="0.0"
              192.0.2.8 - ann [01/Jan/2026:00:00:03 +0000] "GET /a\\"b HTTP/1.1" 499 0 "-" "c" "-" request_time=0.500
              192.0.2.7 - - [01/Jan/2026:01:00:04 +0100] "-" 400 0 "-" "-" rt=3
              """,
              false),
          new Form(
              "envoy",
              """
              {"start_time":"2026-01-01T00:00:01.000Z","method":"POST","response_code":200,"duration":70}
              {"start_time":"2026-01-01T00:00:00.000Z","method":"POST","response_code":"503","duration":"90"}
              {"start_time":"2026-01-01T00:00:02.500Z","method":"POST","response_code":0,"duration":7}
              """,
              false),
          new Form(
              "litellm",
              """
              request_id,call_type,api_key,spend,prompt_tokens,completion_tokens,startTime,endTime,status,session_id
              c,acompletion,k,0.1,30,3,2026-01-01 00:00:02.5,2026-01-01 00:00:03,success,s
              a,acompletion,k,0.1,10,1,2026-01-01 00:00:00,2026-01-01 00:00:04,success,s
              b,acompletion,l,0.1,20,2,2026-01-01 00:00:01,2026-01-01 00:00:05,failure,
              """,
              true),
          new Form(
              "litellm",
              """
              {"startTime": "2026-01-01T00:00:00.000000Z", "prompt_tokens": 10, "completion_tokens": 1}
              {"startTime": "2026-01-01T00:00:01+00:00", "prompt_tokens": 20, "completion_tokens": 2}
              {"startTime": "2026-01-01 00:00:02.5", "prompt_tokens": 30, "completion_tokens": 3}
              """,
              true),
          new Form(
              "otel",
              """
              {"resourceSpans": [{"resource": {"attributes": [{"key": "a", "value": {"stringValue": "b"}}]}, "scopeSpans": [{"spans": [{"name": "tool", "startTimeUnixNano": "1", "attributes": []}, {"name": "chat m", "startTimeUnixNano": "1767225601000000000", "attributes": [{"key": "gen_ai.operation.name", "value": {"stringValue": "chat"}}, {"key": "gen_ai.usage.input_tokens", "value": {"intValue": "20"}}, {"key": "gen_ai.usage.output_tokens", "value": {"intValue": 2}}], "status": {"code": 2}}]}]}]}
              {"resourceSpans": [{"scopeSpans": [{"spans": [{"startTimeUnixNano": "1767225600000000000", "attributes": [{"key": "gen_ai.usage.prompt_tokens", "value": {"intValue": "10"}}, {"value": {"intValue": "1"}, "key": "gen_ai.usage.completion_tokens"}]}, {"startTimeUnixNano": "1767225602500000000", "attributes": [{"key": "gen_ai.usage.input_tokens", "value": {"intValue": "30"}}, {"key": "gen_ai.usage.output_tokens", "value": {"intValue": "3"}}]}, {"startTimeUnixNano": "2", "attributes": [{"key": "gen_ai.operation.name", "value": {"stringValue": "invoke_agent"}}, {"key": "gen_ai.usage.input_tokens", "value": {"intValue": "60"}}]}]}]}]}
              """,
              true),
          new Form(
              "recorded",
              """
              time_s,use_case,input_tokens,output_tokens,cached_input_tokens
              3.000000000,chat,10,1,5
              4.000000000,agents,20,2,0
              5.500000000,chat,30,3,15
              """,
              true),
          new Form(
              "plain",
              """
              arrival_s,input_tokens,output_tokens
              0,10,1
              1e0,20,2
              2.5,30,3
              """,
              true));

  private Forms() {}
}
