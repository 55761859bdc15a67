-- A page whose text tries to act in the browser of whoever reads it.

\set ON_ERROR_STOP on

INSERT INTO demo.page (paper, published, page_no, body)
VALUES ('临澜晚报', '2022-06-30', '1', E'## <script>window.acted = 1</script>网络安全宣传周启动\n\n'
    '■记者 郑可\n\n'
    '本报讯 6月29日，市网信办主任卫思远说：“看到<img src=x onerror="window.acted = 2">不要慌。”'
    '<script>window.acted = 3</script>副市长何静姝提醒，陌生链接"><svg onload="window.acted = 4">不要点。');
SELECT zhnews.refresh_reports('demo') AS days \gset
